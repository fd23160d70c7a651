package dev.ratiomesh.sandbox.ads;

import java.time.Instant;

/** A campaign was accepted. These are never changed or removed: two of one name are two paid orders. */
record Acceptance(Instant acceptedAt, String customer, long campaignId) {}
