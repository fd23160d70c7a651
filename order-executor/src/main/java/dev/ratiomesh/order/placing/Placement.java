package dev.ratiomesh.order.placing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the provider has accepted, and what it last reported.
 *
 * @param reference the provider's own name of it
 * @param spent by the last report
 * @param stoppedAt when it was stopped at the provider, null while it is shown
 * @param voucher who says that it is there, null when the provider itself has said so
 */
public record Placement(
        String reference,
        Instant endsAt,
        Money spent,
        long views,
        @Nullable Instant stoppedAt,
        @Nullable Voucher voucher) {

    Placement with(Report report) {
        return new Placement(reference, endsAt, report.cost(), report.views(), stoppedAt, voucher);
    }

    Placement stopped(Instant now) {
        return new Placement(reference, endsAt, spent, views, now, voucher);
    }

    Placement confirmed() {
        return new Placement(reference, endsAt, spent, views, stoppedAt, null);
    }

    Placement until(Instant end) {
        return new Placement(reference, end, spent, views, stoppedAt, voucher);
    }

    boolean differsFrom(Report report) {
        return !spent.equals(report.cost()) || views != report.views();
    }
}
