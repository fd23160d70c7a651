package dev.ratiomesh.right.placing;

import java.time.Instant;

/** Pure. */
public record Order(String id, Instant placedAt) {}
