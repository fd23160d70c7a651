package dev.ratiomesh.order.placing.proposal;

import static java.util.Objects.requireNonNullElse;

import dev.ratiomesh.contracts.target.Verdict;
import java.util.List;
import java.util.Optional;

/** When an order is considered at all. A new trigger is one function and one line in the list. */
public final class ProposalTriggers {
    /** Beyond any number of likes; a gap above it, or none at all, is a mistake upstream. */
    private static final double MAX_GAP = 1e12;

    /** Each a reason not to consider an order, or nothing. */
    public static final List<NamedRule<NoOrderReason>> TRIGGERS = List.of(
            new NamedRule<>("campaignRuns", ProposalTriggers::campaignRuns),
            new NamedRule<>("deadlineAhead", ProposalTriggers::deadlineAhead),
            new NamedRule<>("behind", ProposalTriggers::behind),
            new NamedRule<>("newer", ProposalTriggers::newer),
            new NamedRule<>("fresh", ProposalTriggers::fresh),
            new NamedRule<>("grown", ProposalTriggers::grown),
            new NamedRule<>("nothingInFlight", ProposalTriggers::nothingInFlight));

    private ProposalTriggers() {}

    static Optional<NoOrderReason> campaignRuns(ProposalInput question) {
        return unless(question.campaign().running(), NoOrderReason.NOT_RUNNING);
    }

    static Optional<NoOrderReason> deadlineAhead(ProposalInput question) {
        return unless(question.campaign().brief().deadline().isAfter(question.now()), NoOrderReason.DEADLINE_PASSED);
    }

    static Optional<NoOrderReason> behind(ProposalInput question) {
        var target = question.target();
        double gap = requireNonNullElse(target.likes().gap(), 0.0);
        boolean measured = target.likes().perNewView() != null && gap > 0 && gap <= MAX_GAP;
        return unless(target.verdict() == Verdict.BEHIND && measured, NoOrderReason.NOT_BEHIND);
    }

    static Optional<NoOrderReason> newer(ProposalInput question) {
        var last = question.campaign().last();
        return unless(
                last == null || question.target().observedAt().isAfter(last.observedAt()),
                NoOrderReason.ALREADY_ANSWERED);
    }

    static Optional<NoOrderReason> fresh(ProposalInput question) {
        var oldest = question.now().minus(question.policy().staleAfter());
        return unless(!question.target().observedAt().isBefore(oldest), NoOrderReason.STALE);
    }

    static Optional<NoOrderReason> grown(ProposalInput question) {
        var last = question.campaign().last();
        long wanted = question.campaign().brief().minimumNewViews();
        return unless(
                last == null || question.target().views() - last.views() >= wanted, NoOrderReason.TOO_FEW_NEW_VIEWS);
    }

    static Optional<NoOrderReason> nothingInFlight(ProposalInput question) {
        return unless(!question.inFlight(), NoOrderReason.IN_FLIGHT);
    }

    private static Optional<NoOrderReason> unless(boolean holds, NoOrderReason otherwise) {
        return holds ? Optional.empty() : Optional.of(otherwise);
    }
}
