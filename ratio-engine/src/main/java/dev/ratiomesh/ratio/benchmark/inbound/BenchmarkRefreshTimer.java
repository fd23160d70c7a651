package dev.ratiomesh.ratio.benchmark.inbound;

import dev.ratiomesh.ratio.benchmark.fit.TableLocation;
import dev.ratiomesh.ratio.benchmark.line.Benchmarks;
import dev.ratiomesh.ratio.benchmark.line.CurrentBenchmarks;
import dev.ratiomesh.ratio.benchmark.line.LoadFailure;
import dev.ratiomesh.ratio.benchmark.outbound.TableLoader;
import dev.ratiomesh.ratio.benchmark.table.InvalidTableException;
import dev.ratiomesh.ratio.benchmark.table.TableError;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Refreshes the benchmarks on a schedule; a failed refresh keeps the last good lines and logs the failure. */
@ApplicationScoped
class BenchmarkRefreshTimer {

    private static final Logger LOG = Logger.getLogger(BenchmarkRefreshTimer.class);

    private final CurrentBenchmarks benchmarks;
    private final TableLocation location;
    private final TableLoader loader;
    private final Clock clock;

    BenchmarkRefreshTimer(CurrentBenchmarks benchmarks, TableLocation location, TableLoader loader, Clock clock) {
        this.benchmarks = benchmarks;
        this.location = location;
        this.loader = loader;
        this.clock = clock;
    }

    /** Loads the first table before the first message is consumed; injection of the benchmarks triggers that. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting) {
        Benchmarks first = benchmarks.current();
        Benchmarks.Origin origin = first.origin();
        LOG.infof(
                "Benchmarks source=%s genres=%d rows=%d dropped=%s",
                origin.source(), first.all().size(), origin.rows(), origin.dropped());
    }

    @Scheduled(
            identity = "benchmark-refresh",
            every = "${ratio.refresh-every}",
            delayed = "${ratio.refresh-every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return loader.load(location)
                .invoke(benchmarks::replace)
                .onFailure()
                .invoke(this::recordFailure)
                .onFailure(InvalidTableException.class)
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void recordFailure(Throwable failure) {
        TableError fault = failure instanceof InvalidTableException invalid ? invalid.error() : TableError.UNREACHABLE;
        benchmarks.recordFailure(new LoadFailure(clock.instant(), fault, String.valueOf(failure.getMessage())));
        LOG.warnf(
                "Benchmark refresh failed; the last good lines stay in use source=%s fault=%s cause=%s",
                location.label(), fault, failure.getMessage());
    }
}
