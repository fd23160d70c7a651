package dev.ratiomesh.order.placing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order that the provider has accepted and that has not been settled. */
public sealed interface Shown extends Order permits Placed, Running {
    Placement placement();

    /** Takes over a report; nothing when it says nothing new. */
    Optional<Decision> reported(Report report, Instant now);

    /** It was stopped at the provider; nothing is said before it is settled. */
    Shown stopped(Instant now);

    /** The last report is in; what was not spent is given back. */
    default Decision settled(Report last, String reason, Instant now) {
        return Settled.of(this, last, reason, now);
    }

    /** Why it ends by itself, if it does. */
    default Optional<Ending> overdue(boolean overAtProvider, Instant now) {
        if (overAtProvider) {
            return Optional.of(Ending.auto("the provider has ended it"));
        }
        if (!now.isBefore(placement().endsAt())) {
            return Optional.of(Ending.auto("its time is over"));
        }
        return held().isPositive() ? Optional.empty() : Optional.of(Ending.auto("its budget is spent"));
    }

    /** Whether its review is worth asking for: an ad that has cost more since the last report is shown, hence allowed. */
    default boolean mayBeDisapproved(Report.Reading reading) {
        boolean spends = reading.costMicros() > spent().micros();
        return placement().stoppedAt() == null && !reading.over() && !spends;
    }

    /** When the last report may be taken. */
    default Optional<Instant> settlesAt(Duration settleAfter) {
        return Optional.ofNullable(placement().stoppedAt()).map(at -> at.plus(settleAfter));
    }

    @Override
    default Errand errand(@Nullable Ending ending, Instant now) {
        if (placement().stoppedAt() != null) {
            return Errand.SETTLE;
        }
        return ending != null || overdue(false, now).isPresent() ? Errand.END : Errand.REPORT;
    }

    @Override
    default boolean inFlight() {
        return true;
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
