package dev.ratiomesh.contracts.order;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why no order was placed. */
public enum RefusalCode {
    /** The benchmark asks for more likes a view than reach brings: more reach would make the ratio worse. */
    REACH_CANNOT_CLOSE_GAP,
    ORDER_CAP,
    CAMPAIGN_CAP,
    CAMPAIGN_DAY_CAP,
    TENANT_MONTH_CAP,
    /** What the caps leave, or the gap needs, is less than the provider takes. */
    BELOW_PROVIDER_MINIMUM,
    /** The provider refused it for good; its words stand in the detail. */
    PROVIDER_REFUSED,
    PROVIDER_UNKNOWN,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
