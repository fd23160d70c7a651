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

    private final String word;
    private final RefusalCode code;

    CapScope(String word, RefusalCode code) {
        this.word = word;
        this.code = code;
    }

    /** How keys begin. */
    public String word() {
        return word;
    }

    /** What is said when nothing is left of it. */
    public RefusalCode code() {
        return code;
    }

    static CapScope of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word + " is no scope of caps"));
    }
}
