package dev.ratiomesh.order.placing.simulation;

import java.time.Instant;
import java.util.PriorityQueue;

/** Holds the clock of a run and its queue of planned actions. */
final class VirtualTime {
    private final PriorityQueue<Due> queue = new PriorityQueue<>(256);
    private final Instant start;
    private long millis;
    private long count;
    private Instant now;

    VirtualTime(Instant start) {
        this.start = start;
        this.now = start;
    }

    private record Due(long at, long number, Runnable action) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    Instant now() {
        return now;
    }

    long millis() {
        return millis;
    }

    void after(long delay, Runnable action) {
        queue.add(new Due(millis + Math.max(0, delay), count++, action));
    }

    void at(Instant moment, Runnable action) {
        after(moment.toEpochMilli() - now.toEpochMilli(), action);
    }

    /** Runs the next action; false when there is none before the end. */
    boolean step(long end) {
        Due next = queue.peek();
        if (next == null || next.at > end) {
            return false;
        }
        queue.poll();
        if (next.at != millis) {
            millis = next.at;
            now = start.plusMillis(millis);
        }
        next.action.run();
        return true;
    }
}
