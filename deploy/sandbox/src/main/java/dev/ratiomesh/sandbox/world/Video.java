package dev.ratiomesh.sandbox.world;

import java.time.Instant;

/** Holds a video as the public sees it at one moment. */
public record Video(String id, String title, Instant publishedAt, VideoCounts counts) {}
