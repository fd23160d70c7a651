package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.order.placing.caps.Money;
import dev.ratiomesh.order.placing.state.Order.ManualConfirmation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds the provider's reference of an accepted order and its last reported figures.
 *
 * @param reference resource name at the provider, or the number of a person's booking
 * @param endsAt when the showing ends
 * @param spent by the last report; zero until there is one
 * @param views by the last report; 0 until there is one
 * @param stoppedAt when the provider stopped it; null before that
 * @param manualConfirmation by the person who found the order; null when the provider has confirmed it
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
