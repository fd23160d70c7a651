package dev.ratiomesh.order.placing;

import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import java.time.Instant;
import java.util.List;

/**
 * Everything that a decision for an order rested on, as it was then; {@link Reasoning} follows from it alone.
 *
 * @param capsBefore the caps under the lock, before the order's budget was reserved
 */
public record Evidence(
        Campaign campaign,
        TargetComputed target,
        boolean inFlight,
        Instant now,
        PolicyValues policy,
        List<CapState> capsBefore) {

    public static Evidence of(Ruling.Considering considering, List<CapState> capsBefore) {
        Question question = considering.question();
        return new Evidence(
                question.campaign(),
                question.target(),
                question.inFlight(),
                question.now(),
                PolicyValues.of(question, considering.provider()),
                capsBefore);
    }

    /** What was asked, to be asked again. */
    Question question() {
        return new Question(campaign, target, inFlight, now, policy.toPolicy());
    }
}
