package dev.ratiomesh.fleet.access.api;

/** A Google API that the fleet calls; the base URLs are configured under {@code fleet.google}. */
public enum GoogleService {
    /** YouTube Data API v3, uploads included. */
    DATA,
    /** YouTube Analytics API v2. */
    ANALYTICS,
    /** YouTube Reporting API v1. */
    REPORTING
}
