package dev.ratiomesh.sandbox.studio;

/** A file that arrived whole: how long it is, its SHA-256 in hexadecimal digits, its content type. */
public record ReceivedFile(long bytes, String sha256, String contentType) {}
