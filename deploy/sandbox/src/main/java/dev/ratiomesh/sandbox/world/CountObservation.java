package dev.ratiomesh.sandbox.world;

import java.time.Instant;

/** Holds one recorded point of a series. */
record CountObservation(Instant at, VideoCounts counts) {}
