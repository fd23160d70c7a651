package dev.ratiomesh.order.placing.caps;

import dev.ratiomesh.contracts.order.RefusalCode;
import java.util.Arrays;

/** Names the period and the owner that a cap limits. */
public enum CapScope {
    /** One campaign over its whole life. */
    CAMPAIGN("campaign", RefusalCode.CAMPAIGN_CAP),
    /** A day of the brief's time zone. */
    CAMPAIGN_DAY("campaign-day", RefusalCode.CAMPAIGN_DAY_CAP),
    /** A calendar month of the brief's time zone, over all campaigns of a tenant. */
    TENANT_MONTH("tenant-month", RefusalCode.TENANT_MONTH_CAP);

    private final String keyPrefix;
    private final RefusalCode refusalCode;

    CapScope(String keyPrefix, RefusalCode refusalCode) {
        this.keyPrefix = keyPrefix;
        this.refusalCode = refusalCode;
    }

    /** Returns the word that keys of this scope begin with. */
    public String keyPrefix() {
        return keyPrefix;
    }

    /** Returns the code of the refusal when nothing remains under the cap. */
    public RefusalCode refusalCode() {
        return refusalCode;
    }

    static CapScope of(String keyPrefix) {
        return Arrays.stream(values())
                .filter(scope -> scope.keyPrefix.equals(keyPrefix))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(keyPrefix + " is not a scope of caps"));
    }
}
