package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.order.placing.caps.CapBalance;
import dev.ratiomesh.order.placing.caps.CapKey;
import dev.ratiomesh.order.placing.caps.CapLimit;
import dev.ratiomesh.order.placing.caps.CapReservations;
import dev.ratiomesh.order.placing.caps.CapReservations.Reservation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stands in for the cap table with the statements of CapLedger and the CHECK of the schema. */
final class CapTable {
    private final SimulationContext context;
    private final Map<CapKey, Cap> caps = new HashMap<>();

    private final Set<CapKey> touched = new HashSet<>();

    CapTable(SimulationContext context) {
        this.context = context;
    }

    /** Signals a failed statement, which rolls its transaction back. */
    static final class Violation extends Exception {
        private static final long serialVersionUID = 1L;

        Violation(String message) {
            super(message, null, false, false);
        }
    }

    /** Holds one row; {@code permittedExcess} and {@code highestLimit} are for the checks alone. */
    static final class Cap {
        @Nullable
        BigDecimal limit;

        BigDecimal reserved = BigDecimal.ZERO;
        BigDecimal spent = BigDecimal.ZERO;
        BigDecimal excess = BigDecimal.ZERO;

        /** Amount by which the limit may be exceeded: it was lowered, or the cost of a settled order rose. */
        BigDecimal permittedExcess = BigDecimal.ZERO;

        @Nullable
        BigDecimal highestLimit;

        BigDecimal used() {
            return reserved.add(spent);
        }
    }

    /** Returns the caps that were written since the set was last cleared. */
    Set<CapKey> touched() {
        return touched;
    }

    @Nullable
    Cap row(CapKey key) {
        return caps.get(key);
    }

    /** Sets the limits and reads the balances, as SET_LIMITS and LOCK do. */
    List<CapBalance> read(List<CapLimit> limits) {
        List<CapBalance> balances = new ArrayList<>(limits.size());
        for (CapLimit limit : limits) {
            Cap cap = caps.computeIfAbsent(limit.key(), key -> new Cap());
            touched.add(limit.key());
            if (cap.highestLimit == null || !equal(cap.limit, limit.limit())) {
                updateLimit(cap, limit.limit());
            }
            balances.add(new CapBalance(limit.key(), cap.limit, cap.reserved, cap.spent));
        }
        return balances;
    }

    private static void updateLimit(Cap cap, @Nullable BigDecimal limit) {
        cap.limit = limit;
        cap.excess = over(limit, cap.used());
        cap.permittedExcess = cap.permittedExcess.max(cap.excess);
        if (limit != null && (cap.highestLimit == null || limit.compareTo(cap.highestLimit) > 0)) {
            cap.highestLimit = limit;
        }
    }

    /** Reserves under every cap or under none, as RESERVE does. */
    void reserve(List<CapKey> keys, BigDecimal amount) throws Violation {
        for (CapKey key : keys) {
            Cap cap = caps.get(key);
            BigDecimal after = cap.used().add(amount);
            boolean fits = cap.limit == null || after.compareTo(cap.limit) <= 0;
            if (!fits && !context.lacks(DisabledSafeguard.NO_RESERVE_CONDITION)) {
                throw new Violation(amount + " does not fit under " + key.text());
            }
            check(key, cap.limit, after, cap.excess);
        }
        keys.forEach(key -> {
            Cap cap = caps.get(key);
            cap.reserved = cap.reserved.add(amount);
            touched.add(key);
        });
    }

    /** Books a report as POST does, whatever the limits are. */
    void book(List<CapReservations.CapChange> changes) {
        for (CapReservations.CapChange change : changes) {
            Cap cap = caps.get(change.key());
            touched.add(change.key());
            cap.reserved = cap.reserved.add(change.reserved());
            cap.spent = cap.spent.add(change.spent());
            cap.excess = over(cap.limit, cap.used());
        }
    }

    /** Permits the excess that the risen cost of a settled order causes. */
    void excuse(CapKey key, Reservation before, Reservation after) {
        Cap cap = caps.get(key);
        cap.permittedExcess =
                cap.permittedExcess.add(after.spent().subtract(before.spent()).max(BigDecimal.ZERO));
    }

    private void check(CapKey key, @Nullable BigDecimal limit, BigDecimal used, BigDecimal over) throws Violation {
        if (!context.lacks(DisabledSafeguard.NO_CHECK_CONSTRAINT)
                && limit != null
                && used.compareTo(limit.add(over)) > 0) {
            throw new Violation("cap_never_passed: " + key.text());
        }
    }

    private static BigDecimal over(@Nullable BigDecimal limit, BigDecimal used) {
        return limit == null ? BigDecimal.ZERO : used.subtract(limit).max(BigDecimal.ZERO);
    }

    private static boolean equal(@Nullable BigDecimal left, @Nullable BigDecimal right) {
        return left == null ? right == null : right != null && left.compareTo(right) == 0;
    }
}
