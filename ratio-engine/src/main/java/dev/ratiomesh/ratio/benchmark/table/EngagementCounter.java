package dev.ratiomesh.ratio.benchmark.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The two counters of a video that have a benchmark. */
public enum EngagementCounter {
    LIKES("likes"),
    COMMENTS("comments");

    private final String label;

    EngagementCounter(String label) {
        this.label = label;
    }

    /** Returns the name in tables, URLs and responses. */
    public String label() {
        return label;
    }

    /** Finds the counter of this name, ignoring case; empty when there is none. */
    public static Optional<EngagementCounter> named(String name) {
        return Arrays.stream(values())
                .filter(counter -> counter.label.equals(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
