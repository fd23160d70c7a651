package dev.ratiomesh.sandbox.analytics;

import java.time.Instant;

/** A wish for daily files of one kind about one channel. One line of the journal. */
record Job(String id, String channel, String reportTypeId, String name, Instant createdAt) {}
