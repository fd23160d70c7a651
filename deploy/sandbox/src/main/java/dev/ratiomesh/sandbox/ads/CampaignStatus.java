package dev.ratiomesh.sandbox.ads;

/** Removed is final. */
enum CampaignStatus {
    ENABLED,
    PAUSED,
    REMOVED
}
