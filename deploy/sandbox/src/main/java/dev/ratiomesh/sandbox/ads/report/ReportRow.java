package dev.ratiomesh.sandbox.ads.report;

import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsBudget;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsCampaign;
import dev.ratiomesh.sandbox.world.AdReachSoFar;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a report row is made from.
 *
 * @param costMicros cost in the time asked for
 * @param reach what that cost brought
 * @param day the day of a row by day, else null
 */
public record ReportRow(
        String customer,
        AdsCampaign campaign,
        AdsBudget budget,
        String primaryStatus,
        long costMicros,
        AdReachSoFar reach,
        @Nullable LocalDate day) {

    public String resourceName() {
        return campaign.nameIn(customer);
    }

    double costPerView() {
        return reach.views() == 0 ? 0 : costMicros / (double) reach.views();
    }
}
