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

    public static List<Violation> check(MeshObservation observation) {
        return Stream.of(
                        duplicates(observation),
                        lost(observation),
                        phantoms(observation),
                        exceededCaps(observation),
                        exceededExposure(observation),
                        unequalSums(observation),
                        repeated(observation))
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<Violation> duplicates(MeshObservation observation) {
        return observation.after().stream()
                .collect(Collectors.groupingBy(ProviderCampaign::orderId, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(campaigns -> campaigns.size() > 1)
                .map(campaigns -> new Violation(BrokenPromise.DUPLICATE, "one order, several campaigns: " + campaigns));
    }

    private static Stream<Violation> lost(MeshObservation observation) {
        Map<String, OrderSeen> orders = observation.books().byId();
        return observation.before().stream()
                .filter(accepted -> !isFollowed(orders, accepted))
                .map(accepted -> {
                    OrderSeen order = orders.get(accepted.orderId());
                    return new Violation(
                            BrokenPromise.LOST, accepted + " belongs to " + (order == null ? "no order" : order));
                });
    }

    private static boolean isFollowed(Map<String, OrderSeen> orders, ProviderCampaign accepted) {
        OrderSeen order = orders.get(accepted.orderId());
        return order != null && FOLLOWED.contains(order.state());
    }

    private static Stream<Violation> phantoms(MeshObservation observation) {
        Set<String> known =
                observation.after().stream().map(ProviderCampaign::orderId).collect(Collectors.toSet());
        return observation.books().orders().stream()
                .filter(order -> AT_THE_PROVIDER.contains(order.state()) && !known.contains(order.id()))
                .map(order -> new Violation(BrokenPromise.PHANTOM, order + " is not in the provider's ledger"));
    }

    private static Stream<Violation> exceededCaps(MeshObservation observation) {
        return observation.books().caps().stream()
                .filter(CapSeen::isExceeded)
                .map(cap -> new Violation(BrokenPromise.CAP_PASSED, "in the books: " + cap));
    }

    /**
     * Checks the provider's possible spending, campaign by campaign. Spending is never negative, so that a sum over all
     * acceptances within the cap is one over every earlier part of them as well.
     */
    private static Stream<Violation> exceededExposure(MeshObservation observation) {
        Map<String, OrderSeen> orders = observation.books().byId();
        Map<String, List<ProviderCampaign>> byCampaign = observation.after().stream()
                .filter(accepted -> orders.containsKey(accepted.orderId()))
                .collect(Collectors.groupingBy(
                        accepted -> campaign(orders, accepted), TreeMap::new, Collectors.toList()));
        return byCampaign.entrySet().stream().flatMap(campaign -> {
            BigDecimal sum = campaign.getValue().stream()
                    .map(ProviderCampaign::exposure)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            return observation.books().caps().stream()
                    .filter(cap -> cap.isOfCampaign(campaign.getKey()))
                    .filter(cap -> cap.limit() != null && sum.compareTo(cap.limit()) > 0)
                    .map(cap -> new Violation(
                            BrokenPromise.CAP_PASSED,
                            "at the provider: " + sum + " of " + cap + " by " + campaign.getValue()));
        });
    }

    private static String campaign(Map<String, OrderSeen> orders, ProviderCampaign accepted) {
        return Objects.requireNonNull(orders.get(accepted.orderId())).campaign();
    }

    private static Stream<Violation> repeated(MeshObservation observation) {
        return observation.rejected().stream().map(rejection -> new Violation(BrokenPromise.REPEATED, rejection));
    }

    private static Stream<Violation> unequalSums(MeshObservation observation) {
        return observation.books().caps().stream()
                .filter(cap ->
                        cap.used().compareTo(observation.books().held().getOrDefault(cap.id(), BigDecimal.ZERO)) != 0)
                .map(cap -> new Violation(
                        BrokenPromise.MONEY,
                        cap + " is not the sum of its orders: "
                                + observation.books().held().get(cap.id())));
    }
}
