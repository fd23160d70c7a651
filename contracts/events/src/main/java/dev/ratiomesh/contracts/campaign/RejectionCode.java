package dev.ratiomesh.contracts.campaign;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The reason for which a campaign command was rejected. */
public enum RejectionCode {
    CAMPAIGN_EXISTS,
    CAMPAIGN_UNKNOWN,
    CAMPAIGN_DELETED,
    CAMPAIGN_COMPLETED,
    ALREADY_RUNNING,
    NOT_RUNNING,
    VERSION_CONFLICT,
    NOTHING_TO_CHANGE,
    INVALID_CAMPAIGN_ID,
    INVALID_TENANT_ID,
    INVALID_VIDEO_ID,
    INVALID_TITLE,
    INVALID_GENRE,
    INVALID_VIEW_GOAL,
    INVALID_DEADLINE,
    INVALID_CADENCE,
    INVALID_MINIMUM_NEW_VIEWS,
    INVALID_TIME_ZONE,
    INVALID_CURRENCY,
    INVALID_BUDGET,
    INVALID_PROVIDER,
    INVALID_ACCOUNT,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
