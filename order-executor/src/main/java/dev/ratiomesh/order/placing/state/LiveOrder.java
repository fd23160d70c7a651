package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent.OrderPlaced;
import dev.ratiomesh.contracts.order.OrderEvent.OrderProgressed;
import dev.ratiomesh.contracts.order.OrderEvent.OrderUnconfirmed;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.order.placing.caps.Money;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Order.ManualConfirmation;
import dev.ratiomesh.order.placing.state.Order.NextAction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order that the provider has accepted and that is not settled yet. */
public sealed interface LiveOrder extends Order permits LiveOrder.Placed, LiveOrder.Running {
    /** Returns the provider's reference and the last reported figures. */
    ProviderPlacement placement();

    /** Takes over a report; empty when the report changes nothing. */
    Optional<Transition> reported(DeliveryReport report, Instant now);

    /** Drops a person's confirmation, because the provider has confirmed the order itself; no event is published. */
    LiveOrder confirmed();

    /** Goes back to UNCONFIRMED: the provider does not know the order by the reference that a person gave. */
    default Transition confirmationRefuted(ManualConfirmation confirmation, String detail, Instant now) {
        InDoubtOrder.Unconfirmed next =
                new InDoubtOrder.Unconfirmed(proposal(), version() + 1, confirmation.attempt(), detail);
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
        return ClosedOrder.Settled.of(this, last, reason, now);
    }

    /** Settles the order with its last reported figures. */
    default Transition settled(EndRequest endRequest, Instant now) {
        return settled(new DeliveryReport(spent(), views(), true), endRequest.reason(), now);
    }

    /** Returns the reason for which the order ends by itself; empty while it goes on. */
    default Optional<EndRequest> endReason(boolean endedAtProvider, Instant now) {
        if (endedAtProvider) {
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

    /** The provider has accepted the order, or a person has booked it; nothing is spent yet. */
    record Placed(OrderProposal proposal, long version, ProviderPlacement placement) implements LiveOrder {

        static Transition of(InDoubtOrder before, String reference, Instant now) {
            return of(before, new ProviderPlacement(reference, before.endsAt(), before.spent(), 0, null, null), now);
        }

        /** Places an order that a person found at the provider; the provider is asked before anything is booked or stopped. */
        static Transition confirmedManually(
                InDoubtOrder.Unconfirmed before, String reference, ManualConfirmation confirmation, Instant now) {
            return of(
                    before,
                    new ProviderPlacement(reference, before.endsAt(), before.spent(), 0, null, confirmation),
                    now);
        }

        /** Places an order that a person has booked. */
        static Transition of(UnsentOrder.Approved before, InsertionBooking booking, Instant now) {
            ProviderPlacement placement =
                    new ProviderPlacement(booking.reference(), booking.endsAt(), before.spent(), 0, null, null);
            return of(before, placement, now);
        }

        private static Transition of(Order before, ProviderPlacement placement, Instant now) {
            Placed placed = new Placed(before.proposal(), before.version() + 1, placement);
            return Transition.of(placed, new OrderPlaced(placed.view(), now));
        }

        @Override
        public Optional<Transition> reported(DeliveryReport report, Instant now) {
            return placement.differsFrom(report) ? Optional.of(Running.of(this, report, now)) : Optional.empty();
        }

        @Override
        public Placed confirmed() {
            return new Placed(proposal, version, placement.confirmed());
        }

        @Override
        public Placed stopped(Instant now) {
            return new Placed(proposal, version, placement.stopped(now));
        }

        @Override
        public OrderState state() {
            return OrderState.PLACED;
        }
    }

    /** The ad is shown and costs money. */
    record Running(OrderProposal proposal, long version, ProviderPlacement placement) implements LiveOrder {

        static Transition of(LiveOrder before, DeliveryReport report, Instant now) {
            ProviderPlacement placement = before.placement().withReport(report);
            Running running = new Running(before.proposal(), before.version() + 1, placement);
            return Transition.of(running, new OrderProgressed(running.view(), now));
        }

        /** Takes over a person's report, which may also change the end of the showing. */
        static Transition of(LiveOrder before, InsertionBooking booking, Instant now) {
            ProviderPlacement placement =
                    before.placement().endingAt(booking.endsAt()).withReport(booking.report());
            Running running = new Running(before.proposal(), before.version() + 1, placement);
            return Transition.of(running, new OrderProgressed(running.view(), now));
        }

        @Override
        public Optional<Transition> reported(DeliveryReport report, Instant now) {
            return placement.differsFrom(report) ? Optional.of(of(this, report, now)) : Optional.empty();
        }

        @Override
        public Running confirmed() {
            return new Running(proposal, version, placement.confirmed());
        }

        @Override
        public Running stopped(Instant now) {
            return new Running(proposal, version, placement.stopped(now));
        }

        @Override
        public OrderState state() {
            return OrderState.RUNNING;
        }
    }
}
