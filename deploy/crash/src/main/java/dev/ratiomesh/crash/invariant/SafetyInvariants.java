package dev.ratiomesh.crash.invariant;

import dev.ratiomesh.crash.invariant.OrderBooks.CapSeen;
import dev.ratiomesh.crash.invariant.OrderBooks.OrderSeen;
import dev.ratiomesh.crash.invariant.Violation.BrokenPromise;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks the invariants that hold at every moment, whatever is down. Pure. */
public final class SafetyInvariants {
    /** States of an order whose campaign the provider may have accepted. */
    private static final Set<String> FOLLOWED = Set.of("SENDING", "UNCONFIRMED", "PLACED", "RUNNING", "SETTLED");

    private static final Set<String> AT_THE_PROVIDER = Set.of("PLACED", "RUNNING", "SETTLED");

    private SafetyInvariants() {}

    public static List<Violation> check(MeshObservation seen) {
        return Stream.of(
                        duplicates(seen),
                        lost(seen),
                        phantoms(seen),
                        exceededCaps(seen),
                        exceededExposure(seen),
                        unequalSums(seen),
                        repeated(seen))
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<Violation> duplicates(MeshObservation seen) {
        return seen.after().stream()
                .collect(Collectors.groupingBy(ProviderCampaign::orderId, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(campaigns -> campaigns.size() > 1)
                .map(campaigns -> new Violation(BrokenPromise.DUPLICATE, "one order, several campaigns: " + campaigns));
    }

    private static Stream<Violation> lost(MeshObservation seen) {
        Map<String, OrderSeen> orders = seen.books().byId();
        return seen.before().stream().filter(one -> !isFollowed(orders, one)).map(one -> {
            OrderSeen order = orders.get(one.orderId());
            return new Violation(BrokenPromise.LOST, one + " belongs to " + (order == null ? "no order" : order));
        });
    }

    private static boolean isFollowed(Map<String, OrderSeen> orders, ProviderCampaign one) {
        OrderSeen order = orders.get(one.orderId());
        return order != null && FOLLOWED.contains(order.state());
    }

    private static Stream<Violation> phantoms(MeshObservation seen) {
        Set<String> known = seen.after().stream().map(ProviderCampaign::orderId).collect(Collectors.toSet());
        return seen.books().orders().stream()
                .filter(order -> AT_THE_PROVIDER.contains(order.state()) && !known.contains(order.id()))
                .map(order -> new Violation(BrokenPromise.PHANTOM, order + " is not in the provider's ledger"));
    }

    private static Stream<Violation> exceededCaps(MeshObservation seen) {
        return seen.books().caps().stream()
                .filter(CapSeen::isExceeded)
                .map(cap -> new Violation(BrokenPromise.CAP_PASSED, "in the books: " + cap));
    }

    /**
     * Checks the provider's possible spending, campaign by campaign. Spending is never negative, so that a sum over all
     * acceptances within the cap is one over every earlier part of them as well.
     */
    private static Stream<Violation> exceededExposure(MeshObservation seen) {
        Map<String, OrderSeen> orders = seen.books().byId();
        Map<String, List<ProviderCampaign>> byCampaign = seen.after().stream()
                .filter(one -> orders.containsKey(one.orderId()))
                .collect(Collectors.groupingBy(one -> campaign(orders, one), TreeMap::new, Collectors.toList()));
        return byCampaign.entrySet().stream().flatMap(campaign -> {
            BigDecimal sum = campaign.getValue().stream()
                    .map(ProviderCampaign::exposure)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            return seen.books().caps().stream()
                    .filter(cap -> cap.isOfCampaign(campaign.getKey()))
                    .filter(cap -> cap.limit() != null && sum.compareTo(cap.limit()) > 0)
                    .map(cap -> new Violation(
                            BrokenPromise.CAP_PASSED,
                            "at the provider: " + sum + " of " + cap + " by " + campaign.getValue()));
        });
    }

    private static String campaign(Map<String, OrderSeen> orders, ProviderCampaign one) {
        return Objects.requireNonNull(orders.get(one.orderId())).campaign();
    }

    private static Stream<Violation> repeated(MeshObservation seen) {
        return seen.rejected().stream().map(one -> new Violation(BrokenPromise.REPEATED, one));
    }

    private static Stream<Violation> unequalSums(MeshObservation seen) {
        return seen.books().caps().stream()
                .filter(cap -> cap.used().compareTo(seen.books().held().getOrDefault(cap.id(), BigDecimal.ZERO)) != 0)
                .map(cap -> new Violation(
                        BrokenPromise.MONEY,
                        cap + " is not the sum of its orders: "
                                + seen.books().held().get(cap.id())));
    }
}
