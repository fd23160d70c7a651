package dev.ratiomesh.sandbox.ads.account;

/** Removed is final. */
public enum CampaignStatus {
    ENABLED,
    PAUSED,
    REMOVED
}
