package dev.ratiomesh.sandbox.ads.account;

/** Width and height of an image asset in pixels. */
public record ImageSize(int width, int height) {}
