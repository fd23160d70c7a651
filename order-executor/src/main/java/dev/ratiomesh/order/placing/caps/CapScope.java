package dev.ratiomesh.order.placing.caps;

import dev.ratiomesh.contracts.order.RefusalCode;
import java.util.Arrays;

/** What a cap is over. */
public enum CapScope {
    CAMPAIGN("campaign", RefusalCode.CAMPAIGN_CAP),
    /** A day of the brief's time zone. */
    CAMPAIGN_DAY("campaign-day", RefusalCode.CAMPAIGN_DAY_CAP),
    /** A calendar month of the brief's time zone, over all campaigns of a tenant. */
    TENANT_MONTH("tenant-month", RefusalCode.TENANT_MONTH_CAP);

    private final String keyPrefix;
    private final RefusalCode refusalCode;

    CapScope(String word, RefusalCode code) {
        this.keyPrefix = word;
        this.refusalCode = code;
    }

    /** How keys begin. */
    public String keyPrefix() {
        return keyPrefix;
    }

    /** What is said when nothing is left of it. */
    public RefusalCode refusalCode() {
        return refusalCode;
    }

    static CapScope of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.keyPrefix.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word + " is no scope of caps"));
    }
}
