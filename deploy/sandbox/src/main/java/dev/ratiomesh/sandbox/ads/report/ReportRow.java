package dev.ratiomesh.sandbox.ads.report;

import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsBudget;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsCampaign;
import dev.ratiomesh.sandbox.world.AdReachSoFar;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Holds the sources of one report row.
 *
 * @param costMicros cost in the time of the row
 * @param reach views, likes and comments that this cost brought
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
