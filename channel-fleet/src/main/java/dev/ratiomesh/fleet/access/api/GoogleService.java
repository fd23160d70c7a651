package dev.ratiomesh.fleet.access.api;

/** Google's servers that the fleet speaks with; their addresses are configuration. */
public enum GoogleService {
    /** YouTube Data API v3, uploads included. */
    DATA,
    /** YouTube Analytics API v2. */
    ANALYTICS,
    /** YouTube Reporting API v1. */
    REPORTING
}
