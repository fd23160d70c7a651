package dev.ratiomesh.sandbox.studio;

/** Describes a completely received file: its length, its SHA-256 in hexadecimal digits, its content type. */
public record ReceivedFile(long bytes, String sha256, String contentType) {}
