package dev.ratiomesh.sandbox.ads.account;

/** Names the statuses of a campaign. {@code REMOVED} is final. */
public enum CampaignStatus {
    ENABLED,
    PAUSED,
    REMOVED
}
