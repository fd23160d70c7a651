package dev.ratiomesh.fleet.uploading.upload;

/** The wish to take an upload back. */
public record Ending(String by, String reason) {}
