package dev.ratiomesh.sandbox.ads;

/** Width and height of an image asset in pixels. */
record ImageSize(int width, int height) {}
