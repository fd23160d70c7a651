package dev.ratiomesh.order.placing.proposal;

import static java.util.Objects.requireNonNullElse;

import dev.ratiomesh.contracts.target.Verdict;
import dev.ratiomesh.order.placing.proposal.ProposalDecision.NoOrderReason;
import dev.ratiomesh.order.placing.proposal.ProposalDecision.ProposalInput;
import java.util.List;
import java.util.Optional;

/** Checks whether a target leads to an order at all. A new trigger is one function and one line in the list. */
public final class ProposalTriggers {
    /** Largest gap that is believed; a larger gap, or none at all, is a mistake upstream. */
    private static final double MAX_GAP = 1e12;

    /** The triggers in the order in which they are checked; each returns a reason for no order or nothing. */
    public static final List<NamedRule<NoOrderReason>> TRIGGERS = List.of(
            new NamedRule<>("campaignRuns", ProposalTriggers::campaignRuns),
            new NamedRule<>("deadlineAhead", ProposalTriggers::deadlineAhead),
            new NamedRule<>("behind", ProposalTriggers::behind),
            new NamedRule<>("newer", ProposalTriggers::newer),
            new NamedRule<>("fresh", ProposalTriggers::fresh),
            new NamedRule<>("grown", ProposalTriggers::grown),
            new NamedRule<>("nothingInFlight", ProposalTriggers::nothingInFlight));

    private ProposalTriggers() {}

    static Optional<NoOrderReason> campaignRuns(ProposalInput input) {
        return unless(input.campaign().running(), NoOrderReason.NOT_RUNNING);
    }

    static Optional<NoOrderReason> deadlineAhead(ProposalInput input) {
        return unless(input.campaign().brief().deadline().isAfter(input.now()), NoOrderReason.DEADLINE_PASSED);
    }

    static Optional<NoOrderReason> behind(ProposalInput input) {
        var target = input.target();
        double gap = requireNonNullElse(target.likes().gap(), 0.0);
        boolean measured = target.likes().perNewView() != null && gap > 0 && gap <= MAX_GAP;
        return unless(target.verdict() == Verdict.BEHIND && measured, NoOrderReason.NOT_BEHIND);
    }

    static Optional<NoOrderReason> newer(ProposalInput input) {
        var last = input.campaign().last();
        return unless(
                last == null || input.target().observedAt().isAfter(last.observedAt()), NoOrderReason.ALREADY_ANSWERED);
    }

    static Optional<NoOrderReason> fresh(ProposalInput input) {
        var oldest = input.now().minus(input.policy().staleAfter());
        return unless(!input.target().observedAt().isBefore(oldest), NoOrderReason.STALE);
    }

    static Optional<NoOrderReason> grown(ProposalInput input) {
        var last = input.campaign().last();
        long minimum = input.campaign().brief().minimumNewViews();
        return unless(
                last == null || input.target().views() - last.views() >= minimum, NoOrderReason.TOO_FEW_NEW_VIEWS);
    }

    static Optional<NoOrderReason> nothingInFlight(ProposalInput input) {
        return unless(!input.inFlight(), NoOrderReason.IN_FLIGHT);
    }

    private static Optional<NoOrderReason> unless(boolean passed, NoOrderReason reason) {
        return passed ? Optional.empty() : Optional.of(reason);
    }
}
