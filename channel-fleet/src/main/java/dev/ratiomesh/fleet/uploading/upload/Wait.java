package dev.ratiomesh.fleet.uploading.upload;

import java.time.Instant;

/**
 * @param reason in words
 * @param until when it is tried again
 */
public record Wait(String reason, Instant until) {}
