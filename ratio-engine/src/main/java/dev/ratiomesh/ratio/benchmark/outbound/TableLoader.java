package dev.ratiomesh.ratio.benchmark.outbound;

import dev.ratiomesh.ratio.benchmark.fit.BenchmarkFitter;
import dev.ratiomesh.ratio.benchmark.fit.FitSettings;
import dev.ratiomesh.ratio.benchmark.fit.TableLocation;
import dev.ratiomesh.ratio.benchmark.fit.TableLocation.OnDisk;
import dev.ratiomesh.ratio.benchmark.fit.TableLocation.OnWeb;
import dev.ratiomesh.ratio.benchmark.line.Benchmarks;
import dev.ratiomesh.ratio.benchmark.line.PublishedLines;
import dev.ratiomesh.ratio.benchmark.table.BenchmarkTable;
import dev.ratiomesh.ratio.benchmark.table.InvalidTableException;
import dev.ratiomesh.ratio.benchmark.table.TableError;
import dev.ratiomesh.ratio.benchmark.table.TableReader;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Fetches the configured table and fits it; trouble that passes is tried again a few times. */
public final class TableLoader {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final FetchSettings settings;
    private final TableDownload page;
    private final BenchmarkFitter fitting;
    private final FitSettings fit;
    private final Clock clock;

    public TableLoader(FetchSettings settings, FitSettings fit, Clock clock) {
        this.settings = settings;
        this.page = new TableDownload(settings.timeout());
        this.fitting = new BenchmarkFitter(fit);
        this.fit = fit;
        this.clock = clock;
    }

    /** Off the caller's thread; fails with {@link InvalidTableException}. */
    public Uni<Benchmarks> load(TableLocation location) {
        return Uni.createFrom()
                .item(() -> once(location))
                .onFailure(TableLoader::passes)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(settings.tries() - 1L)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Benchmarks once(TableLocation location) {
        if (location instanceof TableLocation.PublishedTable) {
            return PublishedLines.read(fit.fresh(), clock.instant());
        }
        BenchmarkTable table = read(location);
        return fitting.benchmarks(table, location.label(), clock.instant());
    }

    /** Closing from outside is what ends a body that drips: the request's own timeout ends with the headers. */
    private BenchmarkTable read(TableLocation location) {
        Executor deadline = CompletableFuture.delayedExecutor(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try (InputStream raw = open(location)) {
            CompletableFuture<Void> cut = CompletableFuture.runAsync(() -> close(raw), deadline);
            try {
                return new TableReader(settings.limits())
                        .read(new InputStreamReader(
                                new BoundedInputStream(raw, settings.limits().bytes()), StandardCharsets.UTF_8));
            } finally {
                cut.cancel(false);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidTableException(
                    TableError.UNREACHABLE,
                    location.label() + " broke off, or took longer than " + settings.timeout() + ": " + e.getMessage(),
                    e);
        }
    }

    private InputStream open(TableLocation location) {
        if (location instanceof OnWeb web) {
            return page.open(web);
        }
        if (location instanceof OnDisk disk) {
            return TableFileReader.open(disk);
        }
        throw new IllegalArgumentException("Nothing to open for " + location);
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof InvalidTableException unusable && unusable.fault() == TableError.UNREACHABLE;
    }
}
