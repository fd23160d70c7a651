package dev.ratiomesh.sandbox.control;

import dev.ratiomesh.sandbox.wire.HttpCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Holds the faults in force, oldest first. The first one that matches a call and is not over may strike. */
public final class InjectedFaults {
    private static final int MAX_FAULTS = 1_000;

    private final Random random;
    private final List<ActiveFault> active = new ArrayList<>();

    public InjectedFaults(long seed) {
        random = new Random(seed);
    }

    /** Counts how often a fault has struck. */
    static final class ActiveFault {
        private final FaultRule rule;
        private long hits;

        ActiveFault(FaultRule rule) {
            this.rule = rule;
        }

        FaultRule rule() {
            return rule;
        }

        long hits() {
            return hits;
        }

        private boolean isOver() {
            Long count = rule.odds().count();
            return count != null && hits >= count;
        }
    }

    boolean hasRoomFor(int count) {
        return active.size() + count <= MAX_FAULTS;
    }

    void add(FaultRule rule) {
        active.add(new ActiveFault(rule));
    }

    void clear() {
        active.clear();
    }

    List<ActiveFault> all() {
        return List.copyOf(active);
    }

    /** Returns the fault that strikes this call, if any. */
    public Optional<FaultRule> strike(String service, HttpCall call) {
        for (ActiveFault fault : active) {
            if (!fault.isOver()
                    && fault.rule.matches(service, call)
                    && random.nextDouble() < fault.rule.odds().rate()) {
                fault.hits++;
                return Optional.of(fault.rule);
            }
        }
        return Optional.empty();
    }
}
