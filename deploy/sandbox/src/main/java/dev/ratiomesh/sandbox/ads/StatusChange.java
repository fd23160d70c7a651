package dev.ratiomesh.sandbox.ads;

import java.time.Instant;

/** From this simulated moment on a campaign has this status. */
record StatusChange(Instant simulatedAt, CampaignStatus status) {}
