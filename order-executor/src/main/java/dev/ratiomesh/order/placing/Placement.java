package dev.ratiomesh.order.placing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the provider has accepted, and what it last reported.
 *
 * @param reference the provider's own name of it
 * @param stoppedAt when it was stopped at the provider, null while it is shown
 */
public record Placement(String reference, Instant endsAt, Money spent, long views, @Nullable Instant stoppedAt) {

    Placement with(Report report) {
        return new Placement(reference, endsAt, report.cost(), report.views(), stoppedAt);
    }

    Placement stopped(Instant now) {
        return new Placement(reference, endsAt, spent, views, now);
    }

    boolean differsFrom(Report report) {
        return !spent.equals(report.cost()) || views != report.views();
    }
}
