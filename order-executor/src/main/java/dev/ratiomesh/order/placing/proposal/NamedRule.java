package dev.ratiomesh.order.placing.proposal;

import java.util.Optional;
import java.util.function.Function;

/**
 * A trigger or a rule under a name, so that it can be told later which were passed.
 *
 * @param name stable; people and stored explanations know it by that
 * @param test a reason to stop here, or nothing
 */
public record NamedRule<R>(String name, Function<ProposalInput, Optional<R>> test) {

    /** A reason to stop here, or nothing. */
    public Optional<R> check(ProposalInput question) {
        return test.apply(question);
    }
}
