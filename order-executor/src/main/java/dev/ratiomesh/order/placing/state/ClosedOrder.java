package dev.ratiomesh.order.placing.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order that can cost nothing more than was reported, and holds nothing. */
public sealed interface ClosedOrder extends Order permits Settled, Refused, Rejected, Cancelled {

    @Override
    default boolean inFlight() {
        return false;
    }

    @Override
    default NextAction nextAction(@Nullable Ending ending, Instant now) {
        return NextAction.NONE;
    }
}
