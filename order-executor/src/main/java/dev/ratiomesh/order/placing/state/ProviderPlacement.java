package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.order.placing.caps.Money;
import dev.ratiomesh.order.placing.state.Order.ManualConfirmation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the provider has accepted, and what it last reported.
 *
 * @param reference the provider's own name of it
 * @param spent by the last report
 * @param stoppedAt when it was stopped at the provider, null while it is shown
 * @param manualConfirmation who says that it is there, null when the provider itself has said so
 */
public record ProviderPlacement(
        String reference,
        Instant endsAt,
        Money spent,
        long views,
        @Nullable Instant stoppedAt,
        @Nullable ManualConfirmation manualConfirmation) {

    ProviderPlacement withReport(DeliveryReport report) {
        return new ProviderPlacement(reference, endsAt, report.cost(), report.views(), stoppedAt, manualConfirmation);
    }

    ProviderPlacement stopped(Instant now) {
        return new ProviderPlacement(reference, endsAt, spent, views, now, manualConfirmation);
    }

    ProviderPlacement confirmed() {
        return new ProviderPlacement(reference, endsAt, spent, views, stoppedAt, null);
    }

    ProviderPlacement endingAt(Instant end) {
        return new ProviderPlacement(reference, end, spent, views, stoppedAt, manualConfirmation);
    }

    boolean differsFrom(DeliveryReport report) {
        return !spent.equals(report.cost()) || views != report.views();
    }
}
