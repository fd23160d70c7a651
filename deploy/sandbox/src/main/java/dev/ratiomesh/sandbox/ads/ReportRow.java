package dev.ratiomesh.sandbox.ads;

import dev.ratiomesh.sandbox.ads.Resource.Budget;
import dev.ratiomesh.sandbox.ads.Resource.Campaign;
import dev.ratiomesh.sandbox.world.Reach;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a report row is made from.
 *
 * @param costMicros cost in the time asked for
 * @param reach what that cost brought
 * @param day the day of a row by day, else null
 */
record ReportRow(
        String customer,
        Campaign campaign,
        Budget budget,
        String primaryStatus,
        long costMicros,
        Reach reach,
        @Nullable LocalDate day) {

    String resourceName() {
        return campaign.nameIn(customer);
    }

    double costPerView() {
        return reach.views() == 0 ? 0 : costMicros / (double) reach.views();
    }
}
