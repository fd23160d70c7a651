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
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Loads the configured table and fits it; retries a few times after a transient failure. */
public final class TableLoader {

    private static final Duration RETRY_BACKOFF_INITIAL = Duration.ofMillis(500);
    private static final Duration RETRY_BACKOFF_MAX = Duration.ofSeconds(5);

    private final FetchSettings settings;
    private final TableDownload download;
    private final BenchmarkFitter fitter;
    private final FitSettings fitSettings;
    private final Clock clock;

    public TableLoader(FetchSettings settings, FitSettings fit, Clock clock) {
        this.settings = settings;
        this.download = new TableDownload(settings.timeout());
        this.fitter = new BenchmarkFitter(fit);
        this.fitSettings = fit;
        this.clock = clock;
    }

    /** Loads the benchmarks on a worker thread; fails with {@link InvalidTableException}. */
    public Uni<Benchmarks> load(TableLocation location) {
        return Uni.createFrom()
                .item(() -> loadOnce(location))
                .onFailure(TableLoader::isTransient)
                .retry()
                .withBackOff(RETRY_BACKOFF_INITIAL, RETRY_BACKOFF_MAX)
                .atMost(settings.tries() - 1L)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Benchmarks loadOnce(TableLocation location) {
        if (location instanceof TableLocation.PublishedTable) {
            return PublishedLines.read(fitSettings.newReleases(), clock.instant());
        }
        BenchmarkTable table = read(location);
        return fitter.fit(table, location.label(), clock.instant());
    }

    /** Closes the stream at the deadline, which ends a slow body; the timeout of the request covers only the headers. */
    private BenchmarkTable read(TableLocation location) {
        Executor deadline = CompletableFuture.delayedExecutor(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try (InputStream raw = open(location)) {
            CompletableFuture<Void> cut = CompletableFuture.runAsync(() -> close(raw), deadline);
            try {
                return new TableReader(settings.limits())
                        .read(new InputStreamReader(
                                new BoundedInputStream(raw, settings.limits().maxBytes()), StandardCharsets.UTF_8));
            } finally {
                cut.cancel(false);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidTableException(
                    TableError.UNREACHABLE,
                    location.label() + " broke off or took longer than " + settings.timeout() + ": " + e.getMessage(),
                    e);
        }
    }

    private InputStream open(TableLocation location) {
        if (location instanceof OnWeb web) {
            return download.open(web);
        }
        if (location instanceof OnDisk disk) {
            return TableFileReader.open(disk);
        }
        throw new IllegalArgumentException("No stream to open for " + location);
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTransient(Throwable failure) {
        return failure instanceof InvalidTableException invalid && invalid.error() == TableError.UNREACHABLE;
    }

    /** Fails when more than the permitted bytes are read. Relies neither on the length of a file nor on a header. */
    private static final class BoundedInputStream extends FilterInputStream {

        private final long maxBytes;
        private long bytesRead;

        BoundedInputStream(InputStream in, long maxBytes) {
            super(in);
            this.maxBytes = maxBytes;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = super.read(target, offset, length);
            count(Math.max(0, n));
            return n;
        }

        private void count(int n) {
            bytesRead += n;
            if (bytesRead > maxBytes) {
                throw new InvalidTableException(TableError.TOO_LARGE, "The table has more than " + maxBytes + " bytes");
            }
        }
    }

    /** Opens tables on disk. */
    private static final class TableFileReader {

        private TableFileReader() {}

        static InputStream open(OnDisk file) {
            try {
                if (Files.isDirectory(file.path())) {
                    throw new InvalidTableException(
                            TableError.NOT_CSV, file.path() + " is a directory, not a CSV file");
                }
                return Files.newInputStream(file.path());
            } catch (NoSuchFileException e) {
                throw new InvalidTableException(TableError.NOT_FOUND, "There is no file " + file.path(), e);
            } catch (AccessDeniedException e) {
                throw new InvalidTableException(
                        TableError.NOT_ALLOWED, "The file " + file.path() + " may not be read", e);
            } catch (IOException e) {
                throw new InvalidTableException(
                        TableError.UNREACHABLE, "Reading " + file.path() + " failed: " + e.getMessage(), e);
            }
        }
    }
}
