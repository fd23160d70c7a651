package dev.ratiomesh.order.placing.caps;

import dev.ratiomesh.contracts.order.RefusalCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;

/**
 * Names one cap, for example {@code campaign-day/c-1/USD/2026-11-21}. Caps are locked in the
 * order of their texts, so that two orders never wait for each other in a circle.
 */
public record CapKey(String text) implements Comparable<CapKey> {

    public static CapKey ofCampaign(String campaignId, String currency) {
        return key(CapScope.CAMPAIGN, campaignId, currency);
    }

    public static CapKey ofDay(String campaignId, String currency, LocalDate day) {
        return key(CapScope.CAMPAIGN_DAY, campaignId, currency + "/" + day);
    }

    public static CapKey ofMonth(String tenantId, String currency, YearMonth month) {
        return key(CapScope.TENANT_MONTH, tenantId, currency + "/" + month);
    }

    /** Returns the scope that the text begins with. */
    public CapScope scope() {
        return CapScope.of(text.substring(0, text.indexOf('/')));
    }

    @Override
    public int compareTo(CapKey other) {
        return text.compareTo(other.text);
    }

    private static CapKey key(CapScope scope, String owner, String remainder) {
        return new CapKey(scope.keyPrefix() + "/" + owner + "/" + remainder);
    }

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
}
