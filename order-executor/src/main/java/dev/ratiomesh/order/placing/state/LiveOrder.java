package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent.OrderUnconfirmed;
import dev.ratiomesh.order.placing.caps.Money;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Order.ManualConfirmation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order that the provider has accepted and that is not settled yet. */
public sealed interface LiveOrder extends Order permits Placed, Running {
    /** Returns the provider's reference and the last reported figures. */
    ProviderPlacement placement();

    /** Takes over a report; empty when the report changes nothing. */
    Optional<Transition> reported(DeliveryReport report, Instant now);

    /** Drops a person's confirmation, because the provider has confirmed the order itself; no event is published. */
    LiveOrder confirmed();

    /** Goes back to UNCONFIRMED: the provider does not know the order by the reference that a person gave. */
    default Transition confirmationRefuted(ManualConfirmation confirmation, String detail, Instant now) {
        Unconfirmed next = new Unconfirmed(proposal(), version() + 1, confirmation.attempt(), detail);
        return Transition.of(next, new OrderUnconfirmed(next.view(), detail, now));
    }

    /** Takes over a person's report; empty when the report changes nothing. */
    default Optional<Transition> insertionReported(InsertionBooking booking, Instant now) {
        boolean changed =
                placement().differsFrom(booking.report()) || !booking.endsAt().equals(endsAt());
        return changed ? Optional.of(Running.of(this, booking, now)) : Optional.empty();
    }

    /** Notes that the provider has stopped the order; no event is published before it is settled. */
    LiveOrder stopped(Instant now);

    /** Settles the order with its last report; the unspent rest of its budget is released. */
    default Transition settled(DeliveryReport last, String reason, Instant now) {
        return Settled.of(this, last, reason, now);
    }

    /** Settles the order with its last reported figures. */
    default Transition settled(EndRequest endRequest, Instant now) {
        return settled(new DeliveryReport(spent(), views(), true), endRequest.reason(), now);
    }

    /** Returns the reason for which the order ends by itself; empty while it goes on. */
    default Optional<EndRequest> endReason(boolean overAtProvider, Instant now) {
        if (overAtProvider) {
            return Optional.of(EndRequest.auto("the provider has ended it"));
        }
        if (!now.isBefore(placement().endsAt())) {
            return Optional.of(EndRequest.auto("its time is over"));
        }
        // A person's booking is paid for and goes on to its end.
        boolean continues = reserved().isPositive() || !proposal().provider().isAutomatic();
        return continues ? Optional.empty() : Optional.of(EndRequest.auto("its budget is spent"));
    }

    /** Tells whether the ad's review is worth a request: an ad whose cost has risen is being shown, hence allowed. */
    default boolean mayBeDisapproved(DeliveryReport.RawReport report) {
        boolean costRises = report.costMicros() > spent().micros();
        return placement().stoppedAt() == null && !report.ended() && !costRises;
    }

    /** Returns when the last report may be taken; empty while the order is not stopped. */
    default Optional<Instant> settlesAt(Duration settleAfter) {
        return Optional.ofNullable(placement().stoppedAt()).map(at -> at.plus(settleAfter));
    }

    @Override
    default NextAction nextAction(@Nullable EndRequest endRequest, Instant now) {
        if (placement().manualConfirmation() != null) {
            return NextAction.REPORT;
        }
        if (placement().stoppedAt() != null) {
            return NextAction.SETTLE;
        }
        return endRequest != null || endReason(false, now).isPresent()
                ? NextAction.STOP
                : proposal().provider().isAutomatic() ? NextAction.REPORT : NextAction.NONE;
    }

    @Override
    default Money spent() {
        return placement().spent();
    }

    @Override
    default long views() {
        return placement().views();
    }

    @Override
    default String providerReference() {
        return placement().reference();
    }

    @Override
    default Instant endsAt() {
        return placement().endsAt();
    }
}
