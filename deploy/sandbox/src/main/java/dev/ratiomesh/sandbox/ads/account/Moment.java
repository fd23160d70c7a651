package dev.ratiomesh.sandbox.ads.account;

import java.time.Instant;

/** One moment on both clocks. */
public record Moment(Instant real, Instant simulated) {}
