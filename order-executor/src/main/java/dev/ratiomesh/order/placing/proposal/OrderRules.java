package dev.ratiomesh.order.placing.proposal;

import static java.util.Objects.requireNonNullElse;

import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.order.placing.proposal.OrderPolicy.ReachPrior;
import dev.ratiomesh.order.placing.proposal.ProposalDecision.ProposalInput;
import dev.ratiomesh.order.placing.state.AdProvider;
import dev.ratiomesh.order.placing.state.OrderRefusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks that may refuse an order that is due. A new rule is one function and one line in the list; caps and the provider's
 * minimum are checked by {@link OrderSizing}, which knows the amount.
 */
public final class OrderRules {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{10}");

    /** Largest cap that the ledger's columns hold; no real budget comes near it. */
    private static final BigDecimal MAX_CAP = new BigDecimal("1000000000000");

    /** The rules in the order in which they are checked; each returns a refusal or nothing. */
    public static final List<NamedRule<OrderRefusal>> RULES = List.of(
            new NamedRule<>("providerKnown", OrderRules::providerKnown),
            new NamedRule<>("briefUsable", OrderRules::briefUsable),
            new NamedRule<>("accountUsable", OrderRules::accountUsable),
            new NamedRule<>("currencyConfigured", OrderRules::currencyConfigured),
            new NamedRule<>("reachClosesGap", OrderRules::reachClosesGap));

    private OrderRules() {}

    static Optional<OrderRefusal> providerKnown(ProposalInput input) {
        String name = input.campaign().brief().reach().provider();
        return AdProvider.named(name).isPresent()
                ? Optional.empty()
                : Optional.of(new OrderRefusal(
                        RefusalCode.PROVIDER_UNKNOWN, "reach.provider: " + name + " is not one that orders go to"));
    }

    static Optional<OrderRefusal> briefUsable(ProposalInput input) {
        var brief = input.campaign().brief();
        boolean zone = isZone(brief.timeZone());
        var budget = brief.budget();
        boolean amounts = Stream.of(budget.cap(), budget.dailyCap(), budget.orderCap())
                .allMatch(cap -> cap.signum() >= 0 && cap.compareTo(MAX_CAP) <= 0);
        return zone && amounts
                ? Optional.empty()
                : Optional.of(new OrderRefusal(
                        RefusalCode.PROVIDER_REFUSED,
                        zone ? "budget: the caps must be 0 to " + MAX_CAP : "timeZone: is none that is known"));
    }

    static Optional<OrderRefusal> accountUsable(ProposalInput input) {
        var reach = input.campaign().brief().reach();
        boolean automatic =
                AdProvider.named(reach.provider()).map(AdProvider::isAutomatic).orElse(false);
        return !automatic || ACCOUNT.matcher(reach.account()).matches()
                ? Optional.empty()
                : Optional.of(new OrderRefusal(
                        RefusalCode.PROVIDER_REFUSED, "reach.account: an account of google-ads has ten digits"));
    }

    static Optional<OrderRefusal> currencyConfigured(ProposalInput input) {
        String currency = input.campaign().brief().budget().currency();
        return prior(input).isPresent()
                ? Optional.empty()
                : Optional.of(new OrderRefusal(
                        RefusalCode.PROVIDER_REFUSED,
                        "budget.currency: no price of a view is configured for " + currency + " (orders.currencies."
                                + currency + ")"));
    }

    /** Refuses when a reached viewer gives no more likes than the benchmark asks of a view: reach would make the ratio worse. */
    static Optional<OrderRefusal> reachClosesGap(ProposalInput input) {
        double benchmarkLikes = requireNonNullElse(input.target().likes().perNewView(), 0.0);
        double viewerLikes = prior(input).map(ReachPrior::likesPerReach).orElse(0.0);
        return viewerLikes > benchmarkLikes
                ? Optional.empty()
                : Optional.of(new OrderRefusal(
                        RefusalCode.REACH_CANNOT_CLOSE_GAP,
                        "a reached viewer gives %s likes, the benchmark asks for %s of one more view"
                                .formatted(OrderSizing.rate(viewerLikes), OrderSizing.rate(benchmarkLikes))));
    }

    private static boolean isZone(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Optional<ReachPrior> prior(ProposalInput input) {
        var brief = input.campaign().brief();
        return AdProvider.named(brief.reach().provider()).flatMap(provider -> input.policy()
                .lookup()
                .reachPrior(provider, brief.genre(), brief.budget().currency()));
    }
}
