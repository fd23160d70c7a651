package dev.ratiomesh.order.placing.caps;

import dev.ratiomesh.order.placing.caps.CapKey.CapScope;
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
 * Holds what one order has reserved and spent under every cap it counts against. Its spending is booked once in each scope:
 * under the campaign, under the day and under the month in which it was reported. The rest of its budget after the spending
 * under a cap stays reserved there, so reserved and spent together do not change before the order has ended.
 */
public record CapReservations(Map<CapKey, Reservation> byCap) {

    /** Holds what an order has reserved and spent under one cap. */
    public record Reservation(BigDecimal reserved, BigDecimal spent) {
        private static final Reservation NONE = new Reservation(BigDecimal.ZERO, BigDecimal.ZERO);

        private Reservation withSpent(BigDecimal amount) {
            return new Reservation(reserved, spent.add(amount));
        }
    }

    /** Holds what is added to one cap; below 0 where something is taken back. */
    public record CapChange(CapKey key, BigDecimal reserved, BigDecimal spent) {}

    public CapReservations {
        byCap = Map.copyOf(byCap);
    }

    /**
     * Returns the reservations after the provider has reported {@code spent} in all. Money spent under another day or month
     * stays reserved under this one, too: the provider may take it back and spend it here.
     *
     * @param spent the reported total, 0 or more
     * @param committed the most the order can come to; 0 once it has ended
     * @param current the caps that money spent now counts against
     */
    public CapReservations rebook(BigDecimal spent, BigDecimal committed, Set<CapKey> current) {
        Map<CapKey, Reservation> next = new HashMap<>(byCap);
        scopes().forEach((scope, keys) -> bookChange(next, keys, spent.subtract(spentUnder(keys)), current));
        next.replaceAll((key, reservation) ->
                new Reservation(committed.subtract(reservation.spent()).max(BigDecimal.ZERO), reservation.spent()));
        return new CapReservations(next);
    }

    /** Returns what must be added to the caps so that they agree with {@code next}, in locking order; unchanged caps are left out. */
    public List<CapChange> changesTo(CapReservations next) {
        List<CapChange> changes = new ArrayList<>();
        new TreeMap<>(next.byCap).forEach((key, after) -> {
            Reservation before = byCap.getOrDefault(key, Reservation.NONE);
            CapChange change = new CapChange(
                    key,
                    after.reserved().subtract(before.reserved()),
                    after.spent().subtract(before.spent()));
            if (change.reserved().signum() != 0 || change.spent().signum() != 0) {
                changes.add(change);
            }
        });
        return changes;
    }

    /** Returns what can still be spent: the reservation under the campaign, where all spending is booked; others are no smaller. */
    public BigDecimal reserved() {
        return byCap.values().stream()
                .map(Reservation::reserved)
                .min(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
    }

    /** Returns what was spent; the same in every scope. */
    public BigDecimal spent() {
        return scopes().values().stream().map(this::spentUnder).findFirst().orElse(BigDecimal.ZERO);
    }

    private Map<CapScope, List<CapKey>> scopes() {
        Map<CapScope, List<CapKey>> scopes = new EnumMap<>(CapScope.class);
        byCap.keySet().stream().sorted().forEach(key -> scopes.computeIfAbsent(key.scope(), scope -> new ArrayList<>())
                .add(key));
        return scopes;
    }

    private BigDecimal spentUnder(List<CapKey> keys) {
        return keys.stream()
                .map(key -> byCap.getOrDefault(key, Reservation.NONE).spent())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Books an increase under the current cap, or under the order's last day; takes a decrease back from the latest. */
    private static void bookChange(
            Map<CapKey, Reservation> next, List<CapKey> keys, BigDecimal change, Set<CapKey> current) {
        if (change.signum() >= 0) {
            CapKey booked =
                    keys.stream().filter(current::contains).findFirst().orElseGet(() -> keys.get(keys.size() - 1));
            next.computeIfPresent(booked, (key, reservation) -> reservation.withSpent(change));
            return;
        }
        BigDecimal remaining = change.negate();
        for (int i = keys.size() - 1; i >= 0 && remaining.signum() > 0; i--) {
            BigDecimal takenBack = remaining.min(
                    next.getOrDefault(keys.get(i), Reservation.NONE).spent());
            next.computeIfPresent(keys.get(i), (key, reservation) -> reservation.withSpent(takenBack.negate()));
            remaining = remaining.subtract(takenBack);
        }
    }
}
