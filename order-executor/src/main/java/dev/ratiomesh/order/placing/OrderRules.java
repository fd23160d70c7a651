package dev.ratiomesh.order.placing;

import static java.util.Objects.requireNonNullElse;

import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.contracts.target.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When an order is considered, and what forbids it. A new rule is one function and one line in a list; caps and the
 * provider's minimum are judged by {@link Sizing}, which knows the amount.
 */
public final class OrderRules {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{10}");

    /** A reason not to consider an order, or nothing. */
    public interface Trigger {
        Optional<Silence> silence(Question question);
    }

    /** A reason to refuse one that would be due, or nothing. */
    public interface Rule {
        Optional<Refusal> refusal(Question question);
    }

    public static final List<Trigger> TRIGGERS = List.of(
            OrderRules::campaignRuns,
            OrderRules::deadlineAhead,
            OrderRules::behind,
            OrderRules::newer,
            OrderRules::fresh,
            OrderRules::grown,
            OrderRules::nothingInFlight);

    public static final List<Rule> RULES = List.of(
            OrderRules::providerKnown,
            OrderRules::accountUsable,
            OrderRules::currencyConfigured,
            OrderRules::reachClosesGap);

    private OrderRules() {}

    static Optional<Silence> campaignRuns(Question question) {
        return unless(question.campaign().running(), Silence.NOT_RUNNING);
    }

    static Optional<Silence> deadlineAhead(Question question) {
        return unless(question.campaign().brief().deadline().isAfter(question.now()), Silence.DEADLINE_PASSED);
    }

    static Optional<Silence> behind(Question question) {
        var target = question.target();
        double gap = requireNonNullElse(target.likes().gap(), 0.0);
        boolean measured = target.likes().perNewView() != null && gap > 0 && Double.isFinite(gap);
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

    static Optional<Refusal> providerKnown(Question question) {
        String name = question.campaign().brief().reach().provider();
        return Provider.named(name).isPresent()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        RefusalCode.PROVIDER_UNKNOWN, "reach.provider: " + name + " is not one that orders go to"));
    }

    static Optional<Refusal> accountUsable(Question question) {
        var reach = question.campaign().brief().reach();
        boolean automatic =
                Provider.named(reach.provider()).map(Provider::isAutomatic).orElse(false);
        return !automatic || ACCOUNT.matcher(reach.account()).matches()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        RefusalCode.PROVIDER_REFUSED, "reach.account: an account of google-ads has ten digits"));
    }

    static Optional<Refusal> currencyConfigured(Question question) {
        String currency = question.campaign().brief().budget().currency();
        return prior(question).isPresent()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        RefusalCode.PROVIDER_REFUSED,
                        "budget.currency: no price of a view is configured for " + currency + " (orders.currencies."
                                + currency + ")"));
    }

    /** If a reached viewer gives no more likes than the benchmark asks of a view, reach makes the ratio worse. */
    static Optional<Refusal> reachClosesGap(Question question) {
        double asked = requireNonNullElse(question.target().likes().perNewView(), 0.0);
        double given = prior(question).map(Prior::likesPerReach).orElse(0.0);
        return given > asked
                ? Optional.empty()
                : Optional.of(new Refusal(
                        RefusalCode.REACH_CANNOT_CLOSE_GAP,
                        "a reached viewer gives %s likes, the benchmark asks for %s of one more view"
                                .formatted(Sizing.rate(given), Sizing.rate(asked))));
    }

    private static Optional<Prior> prior(Question question) {
        var brief = question.campaign().brief();
        return Provider.named(brief.reach().provider()).flatMap(provider -> question.policy()
                .lookup()
                .prior(provider, brief.budget().currency()));
    }

    private static Optional<Silence> unless(boolean holds, Silence otherwise) {
        return holds ? Optional.empty() : Optional.of(otherwise);
    }
}
