package dev.ratiomesh.sandbox.ads.account;

import java.time.Instant;

/** A campaign was accepted. These are never changed or removed: two of one name are two paid orders. */
public record Acceptance(Instant acceptedAt, String customer, long campaignId) {}
