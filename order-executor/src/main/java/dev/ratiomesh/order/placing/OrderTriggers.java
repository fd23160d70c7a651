package dev.ratiomesh.order.placing;

import static java.util.Objects.requireNonNullElse;

import dev.ratiomesh.contracts.target.Verdict;
import java.util.List;
import java.util.Optional;

/** When an order is considered at all. A new trigger is one function and one line in the list. */
public final class OrderTriggers {
    /** Beyond any number of likes; a gap above it, or none at all, is a mistake upstream. */
    private static final double LARGEST_GAP = 1e12;

    /** Each a reason not to consider an order, or nothing. */
    public static final List<Gate<Silence>> ALL = List.of(
            new Gate<>("campaignRuns", OrderTriggers::campaignRuns),
            new Gate<>("deadlineAhead", OrderTriggers::deadlineAhead),
            new Gate<>("behind", OrderTriggers::behind),
            new Gate<>("newer", OrderTriggers::newer),
            new Gate<>("fresh", OrderTriggers::fresh),
            new Gate<>("grown", OrderTriggers::grown),
            new Gate<>("nothingInFlight", OrderTriggers::nothingInFlight));

    private OrderTriggers() {}

    static Optional<Silence> campaignRuns(Question question) {
        return unless(question.campaign().running(), Silence.NOT_RUNNING);
    }

    static Optional<Silence> deadlineAhead(Question question) {
        return unless(question.campaign().brief().deadline().isAfter(question.now()), Silence.DEADLINE_PASSED);
    }

    static Optional<Silence> behind(Question question) {
        var target = question.target();
        double gap = requireNonNullElse(target.likes().gap(), 0.0);
        boolean measured = target.likes().perNewView() != null && gap > 0 && gap <= LARGEST_GAP;
        return unless(target.verdict() == Verdict.BEHIND && measured, Silence.NOT_BEHIND);
    }

    static Optional<Silence> newer(Question question) {
        var last = question.campaign().last();
        return unless(
                last == null || question.target().observedAt().isAfter(last.observedAt()), Silence.ALREADY_ANSWERED);
    }

    static Optional<Silence> fresh(Question question) {
        var oldest = question.now().minus(question.policy().staleAfter());
        return unless(!question.target().observedAt().isBefore(oldest), Silence.STALE);
    }

    static Optional<Silence> grown(Question question) {
        var last = question.campaign().last();
        long wanted = question.campaign().brief().minimumNewViews();
        return unless(last == null || question.target().views() - last.views() >= wanted, Silence.TOO_FEW_NEW_VIEWS);
    }

    static Optional<Silence> nothingInFlight(Question question) {
        return unless(!question.inFlight(), Silence.IN_FLIGHT);
    }

    private static Optional<Silence> unless(boolean holds, Silence otherwise) {
        return holds ? Optional.empty() : Optional.of(otherwise);
    }
}
