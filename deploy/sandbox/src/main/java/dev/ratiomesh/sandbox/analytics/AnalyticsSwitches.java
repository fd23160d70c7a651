package dev.ratiomesh.sandbox.analytics;

import java.util.HashSet;
import java.util.Set;

/**
 * Holds the switches of both analytics services: the delay of their data, and metrics that the platform no longer has.
 */
public final class AnalyticsSwitches {
    /** The last complete day is so many days back: between 48 and 72 hours, as in reality. */
    private static final int DEFAULT_LAG_DAYS = 3;

    private final Set<String> dropped = new HashSet<>();
    private int lagDays = DEFAULT_LAG_DAYS;

    /** Makes queries that name this metric unsupported from now on. */
    public void drop(String metric) {
        dropped.add(metric);
    }

    /** Sets how many days back the last complete day is from now on, counted in Pacific days; 0 is today. */
    public void setLag(int days) {
        lagDays = days;
    }

    public void clear() {
        dropped.clear();
        lagDays = DEFAULT_LAG_DAYS;
    }

    public Set<String> dropped() {
        return Set.copyOf(dropped);
    }

    public int lagDays() {
        return lagDays;
    }
}
