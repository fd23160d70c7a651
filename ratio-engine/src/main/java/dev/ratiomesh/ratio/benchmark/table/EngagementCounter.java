package dev.ratiomesh.ratio.benchmark.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The two counters that have a benchmark. */
public enum EngagementCounter {
    LIKES("likes"),
    COMMENTS("comments");

    private final String label;

    EngagementCounter(String label) {
        this.label = label;
    }

    /** The name in tables, addresses and answers. */
    public String label() {
        return label;
    }

    /** The counter of this name, whatever its case; empty when there is none. */
    public static Optional<EngagementCounter> named(String name) {
        return Arrays.stream(values())
                .filter(counter -> counter.label.equals(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
