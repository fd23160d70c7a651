package dev.ratiomesh.sandbox.control;

import dev.ratiomesh.sandbox.wire.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The faults in force, oldest first. The first one that aims at a call and is not over gets its chance. */
public final class Faults {
    private static final int MOST = 1_000;

    private final Random random;
    private final List<Active> active = new ArrayList<>();

    public Faults(long seed) {
        random = new Random(seed);
    }

    /** A fault and how often it has struck. */
    static final class Active {
        private final FaultRule rule;
        private long hits;

        Active(FaultRule rule) {
            this.rule = rule;
        }

        FaultRule rule() {
            return rule;
        }

        long hits() {
            return hits;
        }

        private boolean over() {
            Long count = rule.odds().count();
            return count != null && hits >= count;
        }
    }

    boolean hasRoomFor(int more) {
        return active.size() + more <= MOST;
    }

    void add(FaultRule rule) {
        active.add(new Active(rule));
    }

    void clear() {
        active.clear();
    }

    List<Active> all() {
        return List.copyOf(active);
    }

    /** The fault that strikes this call, if one does. */
    public Optional<FaultRule> strike(String service, Call call) {
        for (Active one : active) {
            if (!one.over()
                    && one.rule.aimsAt(service, call)
                    && random.nextDouble() < one.rule.odds().rate()) {
                one.hits++;
                return Optional.of(one.rule);
            }
        }
        return Optional.empty();
    }
}
