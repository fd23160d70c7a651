package dev.ratiomesh.order.placing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order that can cost nothing more than was reported, and holds nothing. */
public sealed interface Ended extends Order permits Settled, Refused, Rejected, Cancelled {

    @Override
    default boolean inFlight() {
        return false;
    }

    @Override
    default Errand errand(@Nullable Ending ending, Instant now) {
        return Errand.NONE;
    }
}
