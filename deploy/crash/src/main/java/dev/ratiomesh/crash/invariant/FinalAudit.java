package dev.ratiomesh.crash.invariant;

import dev.ratiomesh.crash.invariant.OrderBooks.OrderSeen;
import dev.ratiomesh.crash.invariant.Violation.BrokenPromise;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks the invariants that hold once the mesh is quiescent. Pure. */
public final class FinalAudit {
    private static final int MAX_ROWS_SHOWN = 3;
    private static final int CENTS = 2;

    private FinalAudit() {}

    public static List<Violation> check(QuiescentState mesh) {
        return Stream.of(
                        SafetyInvariants.check(mesh.observation()).stream(),
                        stuck(mesh),
                        money(mesh),
                        projections(mesh),
                        rebuilt(mesh))
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<Violation> stuck(QuiescentState mesh) {
        Stream<Violation> outboxes = mesh.unsent().entrySet().stream()
                .filter(outbox -> outbox.getValue() > 0)
                .map(outbox -> new Violation(
                        BrokenPromise.STUCK, outbox.getValue() + " unsent rows in the outbox of " + outbox.getKey()));
        Stream<Violation> orders = mesh.observation().books().orders().stream()
                .filter(order -> !order.hasEnded())
                .map(order -> new Violation(BrokenPromise.STUCK, "never ended: " + order));
        return Stream.concat(outboxes, orders);
    }

    private static Stream<Violation> money(QuiescentState mesh) {
        OrderBooks books = mesh.observation().books();
        Map<String, BigDecimal> spent = mesh.observation().after().stream()
                .collect(Collectors.toMap(
                        ProviderCampaign::orderId, ProviderCampaign::spent, BigDecimal::add, TreeMap::new));
        return books.orders().stream()
                .filter(order -> differ(order.spent(), inCents(spent.get(order.id())))
                        || differ(order.spent(), books.booked().get(order.id())))
                .map(order -> new Violation(
                        BrokenPromise.MONEY,
                        order + " spent " + spent.get(order.id()) + " by the provider's ledger and "
                                + books.booked().get(order.id()) + " by the cost lines"));
    }

    /** Converts the provider's micros to the cents of the books, rounded up: no cost is shown lower than it is. */
    private static @Nullable BigDecimal inCents(@Nullable BigDecimal micros) {
        return micros == null ? null : micros.setScale(CENTS, RoundingMode.CEILING);
    }

    private static boolean differ(BigDecimal amount, @Nullable BigDecimal expected) {
        return amount.compareTo(expected == null ? BigDecimal.ZERO : expected) != 0;
    }

    private static Stream<Violation> projections(QuiescentState mesh) {
        Map<String, String> truth = mesh.observation().books().orders().stream()
                .collect(Collectors.toMap(OrderSeen::id, FinalAudit::format));
        Set<String> ids = new TreeSet<>(truth.keySet());
        ids.addAll(mesh.projected().keySet());
        return ids.stream()
                .filter(id -> !truth.getOrDefault(id, "absent")
                        .equals(mesh.projected().getOrDefault(id, "absent")))
                .map(id -> new Violation(
                        BrokenPromise.PROJECTION,
                        "order " + id + " is " + truth.getOrDefault(id, "absent") + " and shown as "
                                + mesh.projected().getOrDefault(id, "absent")));
    }

    /** Formats an order as a projection shows it. */
    public static String format(OrderSeen order) {
        return format(order.state(), order.version(), order.budget(), order.spent());
    }

    public static String format(String state, long version, BigDecimal budget, BigDecimal spent) {
        return state + " version " + version + ", " + plain(spent) + " of " + plain(budget);
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private static Stream<Violation> rebuilt(QuiescentState mesh) {
        return mesh.rebuilt().keySet().stream().flatMap(table -> {
            Set<String> gone = new HashSet<>(mesh.before().getOrDefault(table, List.of()));
            Set<String> fresh = new HashSet<>(mesh.rebuilt().getOrDefault(table, List.of()));
            Set<String> both = new HashSet<>(gone);
            both.retainAll(fresh);
            gone.removeAll(both);
            fresh.removeAll(both);
            return gone.isEmpty() && fresh.isEmpty()
                    ? Stream.empty()
                    : Stream.of(new Violation(
                            BrokenPromise.PROJECTION,
                            table + " was " + sample(gone) + " and is, rebuilt, " + sample(fresh)));
        });
    }

    private static String sample(Set<String> rows) {
        return rows.size() + " other rows "
                + rows.stream().limit(MAX_ROWS_SHOWN).toList();
    }
}
