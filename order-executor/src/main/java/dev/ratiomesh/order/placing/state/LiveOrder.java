package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent.OrderUnconfirmed;
import dev.ratiomesh.order.placing.caps.Money;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Order.ManualConfirmation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order that the provider has accepted and that has not been settled. */
public sealed interface LiveOrder extends Order permits Placed, Running {
    ProviderPlacement placement();

    /** Takes over a report; nothing when it says nothing new. */
    Optional<Transition> reported(DeliveryReport report, Instant now);

    /** The provider has said that it is there; nothing else changes and nothing is said. */
    LiveOrder confirmed();

    /** The provider does not know it by the reference that a person gave: again nobody knows where it is. */
    default Transition confirmationRefuted(ManualConfirmation voucher, String detail, Instant now) {
        Unconfirmed next = new Unconfirmed(proposal(), version() + 1, voucher.attempt(), detail);
        return Transition.of(next, new OrderUnconfirmed(next.view(), detail, now));
    }

    /** Takes over a person's report; nothing when it says nothing new. */
    default Optional<Transition> insertionReported(InsertionBooking booking, Instant now) {
        boolean news =
                placement().differsFrom(booking.report()) || !booking.endsAt().equals(endsAt());
        return news ? Optional.of(Running.of(this, booking, now)) : Optional.empty();
    }

    /** It was stopped at the provider; nothing is said before it is settled. */
    LiveOrder stopped(Instant now);

    /** The last report is in; what was not spent is given back. */
    default Transition settled(DeliveryReport last, String reason, Instant now) {
        return Settled.of(this, last, reason, now);
    }

    /** It ends with what was last reported: a person has said what it costs. */
    default Transition settled(EndRequest why, Instant now) {
        return settled(new DeliveryReport(spent(), views(), true), why.reason(), now);
    }

    /** Why it ends by itself, if it does. */
    default Optional<EndRequest> endReason(boolean overAtProvider, Instant now) {
        if (overAtProvider) {
            return Optional.of(EndRequest.auto("the provider has ended it"));
        }
        if (!now.isBefore(placement().endsAt())) {
            return Optional.of(EndRequest.auto("its time is over"));
        }
        // What a person has booked is paid for and goes on to its end.
        boolean goesOn = reserved().isPositive() || !proposal().provider().isAutomatic();
        return goesOn ? Optional.empty() : Optional.of(EndRequest.auto("its budget is spent"));
    }

    /** Whether its review is worth asking for: an ad that has cost more since the last report is shown, hence allowed. */
    default boolean mayBeDisapproved(DeliveryReport.RawReport reading) {
        boolean spends = reading.costMicros() > spent().micros();
        return placement().stoppedAt() == null && !reading.ended() && !spends;
    }

    /** When the last report may be taken. */
    default Optional<Instant> settlesAt(Duration settleAfter) {
        return Optional.ofNullable(placement().stoppedAt()).map(at -> at.plus(settleAfter));
    }

    @Override
    default NextAction nextAction(@Nullable EndRequest ending, Instant now) {
        if (placement().manualConfirmation() != null) {
            return NextAction.REPORT;
        }
        if (placement().stoppedAt() != null) {
            return NextAction.SETTLE;
        }
        return ending != null || endReason(false, now).isPresent()
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
