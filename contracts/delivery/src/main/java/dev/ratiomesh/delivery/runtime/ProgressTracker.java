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
 * What is at work since when, and when each timer ticked last. A process that answers on its port but does nothing is not
 * alive.
 */
@ApplicationScoped
public class ProgressTracker {
    private final Clock clock;
    private final Map<BatchProgress, Instant> atWork = new ConcurrentHashMap<>();
    private final Map<String, Instant> ticks = new ConcurrentHashMap<>();

    ProgressTracker(Clock clock) {
        this.clock = clock;
    }

    /** A batch at work. */
    public final class BatchProgress {
        private final String channel;

        private BatchProgress(String channel) {
            this.channel = channel;
        }

        public void end() {
            atWork.remove(this);
        }
    }

    /** Begins a batch; its end must be told. */
    public BatchProgress begin(String channel) {
        BatchProgress work = new BatchProgress(channel);
        atWork.put(work, clock.instant());
        return work;
    }

    /** A timer did its round. From the first tick on, a timer that falls silent makes the process unhealthy. */
    public void tick(String timer) {
        ticks.put(timer, clock.instant());
    }

    /** How many batches are at work. */
    public int openBatches() {
        return atWork.size();
    }

    /** Names of channels and timers that have made no progress for longer than {@code limit}. */
    public Set<String> stalled(Duration limit) {
        Instant oldest = clock.instant().minus(limit);
        Predicate<Instant> tooOld = at -> at.isBefore(oldest);
        Set<String> stalled = ticks.entrySet().stream()
                .filter(tick -> tooOld.test(tick.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        atWork.forEach((work, since) -> {
            if (tooOld.test(since)) {
                stalled.add(work.channel);
            }
        });
        return stalled;
    }
}
