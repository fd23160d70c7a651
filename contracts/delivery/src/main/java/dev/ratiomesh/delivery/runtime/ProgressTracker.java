package dev.ratiomesh.delivery.runtime;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tracks the running batches with their start, and the last tick of each timer. A process that answers HTTP but makes
 * no progress is not alive.
 */
@ApplicationScoped
public class ProgressTracker {
    private final Clock clock;
    private final Map<BatchProgress, Instant> runningBatches = new ConcurrentHashMap<>();
    private final Map<String, Instant> ticks = new ConcurrentHashMap<>();

    ProgressTracker(Clock clock) {
        this.clock = clock;
    }

    /** A running batch. */
    public final class BatchProgress {
        private final String channel;

        private BatchProgress(String channel) {
            this.channel = channel;
        }

        /** Ends the batch. */
        public void end() {
            runningBatches.remove(this);
        }
    }

    /** Begins a batch; the caller must end it. */
    public BatchProgress begin(String channel) {
        BatchProgress work = new BatchProgress(channel);
        runningBatches.put(work, clock.instant());
        return work;
    }

    /**
     * Records a successful poll of a timer. From the first tick on, a timer without ticks makes the process unhealthy.
     */
    public void tick(String timer) {
        ticks.put(timer, clock.instant());
    }

    /** Returns the number of running batches. */
    public int openBatches() {
        return runningBatches.size();
    }

    /** Returns the names of channels and timers that have made no progress for longer than {@code limit}. */
    public Set<String> stalled(Duration limit) {
        Instant oldest = clock.instant().minus(limit);
        Predicate<Instant> tooOld = at -> at.isBefore(oldest);
        Set<String> stalled = ticks.entrySet().stream()
                .filter(tick -> tooOld.test(tick.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        runningBatches.forEach((work, since) -> {
            if (tooOld.test(since)) {
                stalled.add(work.channel);
            }
        });
        return stalled;
    }
}
