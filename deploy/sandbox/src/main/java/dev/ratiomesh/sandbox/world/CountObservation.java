package dev.ratiomesh.sandbox.world;

import java.time.Instant;

/** One recorded point of a series. */
record CountObservation(Instant at, VideoCounts counts) {}
