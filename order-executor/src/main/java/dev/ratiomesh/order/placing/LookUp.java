package dev.ratiomesh.order.placing;

import java.time.Duration;

/** What a provider says when it is asked for an order's name. */
public sealed interface LookUp {
    /** @param reference the provider's own name of it */
    record Found(String reference) implements LookUp {}

    record Absent() implements LookUp {}

    /** Neither yes nor no; worth another try after the pause. */
    record Unanswered(String words, Duration pause) implements LookUp {}
}
