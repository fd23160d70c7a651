package dev.ratiomesh.contracts.order;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The reason for which no order was placed. */
public enum RefusalCode {
    /** The benchmark expects more likes a view than advertising brings, so that more reach would lower the ratio. */
    REACH_CANNOT_CLOSE_GAP,
    ORDER_CAP,
    CAMPAIGN_CAP,
    CAMPAIGN_DAY_CAP,
    TENANT_MONTH_CAP,
    /** The rest of the caps, or the amount for the gap, is below the provider's minimum. */
    BELOW_PROVIDER_MINIMUM,
    /** The provider refused the order permanently; the detail has its message. */
    PROVIDER_REFUSED,
    PROVIDER_UNKNOWN,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
