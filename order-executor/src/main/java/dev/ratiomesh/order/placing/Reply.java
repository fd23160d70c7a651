package dev.ratiomesh.order.placing;

import java.time.Duration;

/** How a provider answered an order. */
public sealed interface Reply {
    /** @param reference the provider's own name of what it made */
    record Accepted(String reference) implements Reply {}

    /** No, for good; in the provider's words. */
    record Declined(String words) implements Reply {}

    /** Something of this order's name is already there. */
    record NameTaken(String words) implements Reply {}

    /** Surely not carried out, and worth another try after the pause. */
    record NotNow(String words, Duration pause) implements Reply {}

    /** It may have been carried out or not. */
    record Unknown(String words) implements Reply {}
}
