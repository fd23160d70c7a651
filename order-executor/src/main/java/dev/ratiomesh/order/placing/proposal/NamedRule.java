package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.order.placing.proposal.ProposalDecision.ProposalInput;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gives a trigger or a rule a name, so that a trace can show which of them passed.
 *
 * @param name stored in traces; never changes
 * @param test returns the reason to stop the decision; empty when the input passes
 */
public record NamedRule<R>(String name, Function<ProposalInput, Optional<R>> test) {

    /** Returns the reason to stop the decision; empty when the input passes. */
    public Optional<R> check(ProposalInput input) {
        return test.apply(input);
    }
}
