package dev.ratiomesh.sandbox;

import dev.ratiomesh.sandbox.journal.Journal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs a sandbox inside this process. */
public final class Sandbox implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final long TIMEOUT_SECONDS = 30;

    /** Reads in large pieces, because files are counted and hashed a piece at a time. */
    private static final HttpServerOptions SERVER = new HttpServerOptions()
            .setMaxChunkSize(1 << 17)
            .setReceiveBufferSize(1 << 20)
            .setDecompressionSupported(true)
            .setHandle100ContinueAutomatically(true);

    private final Vertx vertx;
    private final HttpServer server;
    private final Journal journal;

    private Sandbox(Vertx vertx, HttpServer server, Journal journal) {
        this.vertx = vertx;
        this.server = server;
        this.journal = journal;
    }

    /**
     * Starts a sandbox and returns when it listens.
     *
     * @throws SandboxStartException when the port is taken, or series or journal cannot be read
     */
    public static Sandbox start(SandboxOptions options) {
        Journal journal = open(options);
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        try {
            ServiceRouter router = new SandboxFactory(options, journal).create();
            HttpServer server = vertx.createHttpServer(SERVER).requestHandler(new HttpFrontend(vertx, router).router());
            await(server.listen(options.port(), HOST));
            return new Sandbox(vertx, server, journal);
        } catch (ExecutionException | RuntimeException e) {
            journal.close();
            vertx.close();
            throw failure(options, e);
        }
    }

    /** Returns the TCP port of the server. */
    public int port() {
        return server.actualPort();
    }

    /** Returns the server's address, without a slash at the end. */
    public String url() {
        return "http://" + HOST + ":" + port();
    }

    /** Stops listening and releases the journal. */
    @Override
    public void close() {
        try {
            await(vertx.close());
        } catch (ExecutionException e) {
            throw new IllegalStateException("The sandbox did not stop", e.getCause());
        } finally {
            journal.close();
        }
    }

    private static Journal open(SandboxOptions options) {
        try {
            return options.journal() == null ? Journal.none() : Journal.open(options.journal());
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new SandboxStartException(e.getMessage(), e);
        }
    }

    private static SandboxStartException failure(SandboxOptions options, Exception e) {
        Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
        if (cause instanceof BindException) {
            String message = "Port %d is already in use; free it or choose another with -Dsandbox.port=<port>";
            return new SandboxStartException(message.formatted(options.port()), cause);
        }
        return new SandboxStartException(message(cause), cause);
    }

    private static @Nullable String message(@Nullable Throwable cause) {
        return cause == null ? null : cause.getMessage();
    }

    private static void await(Future<?> future) throws ExecutionException {
        try {
            future.toCompletionStage().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The sandbox did not answer within " + TIMEOUT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
