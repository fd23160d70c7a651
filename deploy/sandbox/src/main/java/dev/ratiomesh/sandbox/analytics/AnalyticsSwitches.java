package dev.ratiomesh.sandbox.analytics;

import java.util.HashSet;
import java.util.Set;

/** What somebody set about both services: how late they are, and which metrics the platform no longer has. */
public final class AnalyticsSwitches {
    /** The last day that is whole is so many days back: between 48 and 72 hours, as in reality. */
    private static final int USUAL_LAG_DAYS = 3;

    private final Set<String> dropped = new HashSet<>();
    private int lagDays = USUAL_LAG_DAYS;

    /** From now on a query that names this metric is not supported. */
    public void drop(String metric) {
        dropped.add(metric);
    }

    /** From now on the last whole day is so many days back, counted in Pacific days; 0 is today. */
    public void lag(int days) {
        lagDays = days;
    }

    public void clear() {
        dropped.clear();
        lagDays = USUAL_LAG_DAYS;
    }

    public Set<String> dropped() {
        return Set.copyOf(dropped);
    }

    public int lagDays() {
        return lagDays;
    }
}
