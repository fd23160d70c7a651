package dev.ratiomesh.sandbox.ads.account;

import java.time.Instant;

/** From this simulated moment on a campaign has this status. */
public record StatusChange(Instant simulatedAt, CampaignStatus status) {}
