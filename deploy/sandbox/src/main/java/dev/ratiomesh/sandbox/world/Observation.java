package dev.ratiomesh.sandbox.world;

import java.time.Instant;

/** One recorded point of a series. */
record Observation(Instant at, Counts counts) {}
