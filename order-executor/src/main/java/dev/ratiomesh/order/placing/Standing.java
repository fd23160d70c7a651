package dev.ratiomesh.order.placing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order at the moment something is decided about it.
 *
 * @param ending the wish to end it, null when there is none
 */
public record Standing(Order order, @Nullable Ending ending, Instant now) {

    /** Nothing came of it; the order rests until something is due. */
    Step rest() {
        return rest(Decision.unsaid(order));
    }

    Step rest(Decision decision) {
        return new Step.Rest(decision, ending);
    }

    /** The order stays as it is and waits. */
    public Step pause(Step.Trouble trouble) {
        return new Step.Pause(Decision.unsaid(order), ending, trouble);
    }

    /** The same order at the same moment, wished to end for this reason unless it already is for another. */
    Standing ending(Ending reason) {
        return ending == null ? new Standing(order, reason, now) : this;
    }
}
