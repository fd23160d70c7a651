package dev.ratiomesh.order.placing.caps;

import java.time.LocalDate;
import java.time.YearMonth;

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
}
