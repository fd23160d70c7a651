package dev.ratiomesh.order.placing.caps;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One order's share in every cap it counts against. What it spent is booked once in each scope: under the campaign, under
 * the day and under the month it was reported in. What is left of its budget after what was spent under a cap is held
 * there, so that reserved and spent together do not change before it has ended.
 */
public record CapReservations(Map<CapKey, Reservation> byCap) {

    /** What an order holds and has spent under one cap. */
    public record Reservation(BigDecimal reserved, BigDecimal spent) {
        private static final Reservation NONE = new Reservation(BigDecimal.ZERO, BigDecimal.ZERO);

        private Reservation withSpent(BigDecimal more) {
            return new Reservation(reserved, spent.add(more));
        }
    }

    /** A change of one cap, in locking order. */
    public record CapChange(CapKey key, BigDecimal reserved, BigDecimal spent) {}

    public CapReservations {
        byCap = Map.copyOf(byCap);
    }

    /**
     * The holds after the provider's total is {@code spent}, of {@code committed} at most. What was spent elsewhere stays
     * held here, too: the provider may take it back and spend it here.
     */
    public CapReservations rebook(BigDecimal spent, BigDecimal committed, Set<CapKey> now) {
        Map<CapKey, Reservation> next = new HashMap<>(byCap);
        scopes().forEach((scope, keys) -> bookChange(next, keys, spent.subtract(spentUnder(keys)), now));
        next.replaceAll(
                (key, hold) -> new Reservation(committed.subtract(hold.spent()).max(BigDecimal.ZERO), hold.spent()));
        return new CapReservations(next);
    }

    /** What must be added to the caps so that they agree with {@code next}; caps that stay are left out. */
    public List<CapChange> changesTo(CapReservations next) {
        List<CapChange> postings = new ArrayList<>();
        new TreeMap<>(next.byCap).forEach((key, after) -> {
            Reservation before = byCap.getOrDefault(key, Reservation.NONE);
            CapChange posting = new CapChange(
                    key,
                    after.reserved().subtract(before.reserved()),
                    after.spent().subtract(before.spent()));
            if (posting.reserved().signum() != 0 || posting.spent().signum() != 0) {
                postings.add(posting);
            }
        });
        return postings;
    }

    /** What can still be spent: what is held under the campaign, where everything is booked; elsewhere it is no less. */
    public BigDecimal reserved() {
        return byCap.values().stream()
                .map(Reservation::reserved)
                .min(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
    }

    /** What was spent; the same in every scope. */
    public BigDecimal spent() {
        return scopes().values().stream().map(this::spentUnder).findFirst().orElse(BigDecimal.ZERO);
    }

    private Map<CapScope, List<CapKey>> scopes() {
        Map<CapScope, List<CapKey>> scopes = new EnumMap<>(CapScope.class);
        byCap.keySet().stream().sorted().forEach(key -> scopes.computeIfAbsent(key.scope(), s -> new ArrayList<>())
                .add(key));
        return scopes;
    }

    private BigDecimal spentUnder(List<CapKey> keys) {
        return keys.stream()
                .map(key -> byCap.getOrDefault(key, Reservation.NONE).spent())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** More is booked where it falls now, or under the last of the order's days; less is taken back from the latest. */
    private static void bookChange(
            Map<CapKey, Reservation> next, List<CapKey> keys, BigDecimal change, Set<CapKey> now) {
        if (change.signum() >= 0) {
            CapKey where = keys.stream().filter(now::contains).findFirst().orElseGet(() -> keys.get(keys.size() - 1));
            next.computeIfPresent(where, (key, hold) -> hold.withSpent(change));
            return;
        }
        BigDecimal open = change.negate();
        for (int i = keys.size() - 1; i >= 0 && open.signum() > 0; i--) {
            BigDecimal back =
                    open.min(next.getOrDefault(keys.get(i), Reservation.NONE).spent());
            next.computeIfPresent(keys.get(i), (key, hold) -> hold.withSpent(back.negate()));
            open = open.subtract(back);
        }
    }
}
