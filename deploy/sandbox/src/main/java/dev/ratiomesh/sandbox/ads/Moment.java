package dev.ratiomesh.sandbox.ads;

import java.time.Instant;

/** One moment on both clocks. */
record Moment(Instant real, Instant simulated) {}
