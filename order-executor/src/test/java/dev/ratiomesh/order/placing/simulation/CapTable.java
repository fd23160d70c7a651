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

/** The table of caps with its statements and its CHECK, as they stand in CapSql and in the schema. */
final class CapTable {
    private final SimulationContext stage;
    private final Map<CapKey, Cap> caps = new HashMap<>();

    private final Set<CapKey> touched = new HashSet<>();

    CapTable(SimulationContext stage) {
        this.stage = stage;
    }

    /** A statement failed, and with it its transaction. */
    static final class Violation extends Exception {
        private static final long serialVersionUID = 1L;

        Violation(String what) {
            super(what, null, false, false);
        }
    }

    /** One row; {@code excused} and {@code highest} are the checker's own notes. */
    static final class Cap {
        @Nullable
        BigDecimal limit;

        BigDecimal reserved = BigDecimal.ZERO;
        BigDecimal spent = BigDecimal.ZERO;
        BigDecimal excess = BigDecimal.ZERO;

        /** By how much it may be passed: the limit was lowered, or a settled order became dearer. */
        BigDecimal permittedExcess = BigDecimal.ZERO;

        @Nullable
        BigDecimal highestLimit;

        BigDecimal used() {
            return reserved.add(spent);
        }
    }

    /** What was written since this was last cleared. */
    Set<CapKey> touched() {
        return touched;
    }

    @Nullable
    Cap row(CapKey key) {
        return caps.get(key);
    }

    /** SET_LIMITS and LOCK. */
    List<CapBalance> read(List<CapLimit> limits) {
        List<CapBalance> states = new ArrayList<>(limits.size());
        for (CapLimit limit : limits) {
            Cap cap = caps.computeIfAbsent(limit.key(), key -> new Cap());
            touched.add(limit.key());
            if (cap.highestLimit == null || !equal(cap.limit, limit.limit())) {
                updateLimit(cap, limit.limit());
            }
            states.add(new CapBalance(limit.key(), cap.limit, cap.reserved, cap.spent));
        }
        return states;
    }

    private static void updateLimit(Cap cap, @Nullable BigDecimal limit) {
        cap.limit = limit;
        cap.excess = over(limit, cap.used());
        cap.permittedExcess = cap.permittedExcess.max(cap.excess);
        if (limit != null && (cap.highestLimit == null || limit.compareTo(cap.highestLimit) > 0)) {
            cap.highestLimit = limit;
        }
    }

    /** RESERVE, under every one of them or not at all. */
    void reserve(List<CapKey> keys, BigDecimal amount) throws Violation {
        for (CapKey key : keys) {
            Cap cap = caps.get(key);
            BigDecimal after = cap.used().add(amount);
            boolean fits = cap.limit == null || after.compareTo(cap.limit) <= 0;
            if (!fits && !stage.lacks(DisabledSafeguard.NO_RESERVE_CONDITION)) {
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

    /** POST: what is reported is booked, whatever the caps say. */
    void book(List<CapReservations.CapChange> postings) {
        for (CapReservations.CapChange posting : postings) {
            Cap cap = caps.get(posting.key());
            touched.add(posting.key());
            cap.reserved = cap.reserved.add(posting.reserved());
            cap.spent = cap.spent.add(posting.spent());
            cap.excess = over(cap.limit, cap.used());
        }
    }

    /** A settled order became dearer; nothing can hold that back. */
    void excuse(CapKey key, Reservation before, Reservation after) {
        Cap cap = caps.get(key);
        cap.permittedExcess =
                cap.permittedExcess.add(after.spent().subtract(before.spent()).max(BigDecimal.ZERO));
    }

    private void check(CapKey key, @Nullable BigDecimal limit, BigDecimal used, BigDecimal over) throws Violation {
        if (!stage.lacks(DisabledSafeguard.NO_CHECK_CONSTRAINT)
                && limit != null
                && used.compareTo(limit.add(over)) > 0) {
            throw new Violation("cap_never_passed: " + key.text());
        }
    }

    private static BigDecimal over(@Nullable BigDecimal limit, BigDecimal used) {
        return limit == null ? BigDecimal.ZERO : used.subtract(limit).max(BigDecimal.ZERO);
    }

    private static boolean equal(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }
}
