package dev.ratiomesh.testkit.postgres;

import dev.ratiomesh.testkit.child.ChildProcess;
import dev.ratiomesh.testkit.child.FreePorts;
import dev.ratiomesh.testkit.child.ProcessExits;
import dev.ratiomesh.testkit.child.ServerFolder;
import java.time.Duration;
import java.util.List;

/** A Postgres server as a child process. It ends with this process, even when that is killed. */
public final class PostgresProcess implements AutoCloseable {

    static final String USER = "postgres";

    private static final int ATTEMPTS = 5;
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final PostgresOptions options;
    private final ServerFolder folder;
    private final DataFolder data;
    private final ChildProcess guard;

    private PostgresProcess(PostgresOptions options, ServerFolder folder, DataFolder data, ChildProcess guard) {
        this.options = options;
        this.folder = folder;
        this.data = data;
        this.guard = guard;
    }

    /**
     * Starts a server and waits, 60 s at most, until it serves. A folder used before keeps its data.
     *
     * @throws IllegalStateException when the port or the folder is in use, or the server ends early; the message says why
     */
    public static PostgresProcess start(PostgresOptions options) {
        return start(options, OsAccount.ofThisSystem());
    }

    static PostgresProcess start(PostgresOptions options, OsAccount account) {
        ServerFolder folder = ServerFolder.acquire(options.folder(), PostgresOptions.FOLDER_OPTION);
        try {
            DataFolder data = DataFolder.in(folder, PostgresPrograms.of(account));
            data.stopStale();
            mustBeFree(options);
            data.prepare();
            return startIn(folder, data, options, ATTEMPTS);
        } catch (RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    /** A free port may be taken by somebody else before the server binds it; then another is tried. */
    private static PostgresProcess startIn(
            ServerFolder folder, DataFolder data, PostgresOptions options, int attempts) {
        PostgresOptions fixed = options.port() == 0 ? options.withPort(FreePorts.free()) : options;
        ChildProcess guard = PostgresServer.start(folder, data, fixed);
        try {
            folder.recordOwner(guard);
            guard.awaitLine("database system is ready to accept connections", START_TIMEOUT);
            return new PostgresProcess(fixed, folder, data, guard);
        } catch (IllegalStateException ended) {
            guard.close();
            if (attempts > 1 && guard.output().contains("Address already in use")) {
                mustBeFree(options);
                return startIn(folder, data, options, attempts - 1);
            }
            throw ended;
        }
    }

    private static void mustBeFree(PostgresOptions options) {
        if (options.port() != 0) {
            FreePorts.requireFree("Postgres", options.port(), PostgresOptions.PORT_OPTION);
        }
    }

    /** Creates it unless it is there; lower-case letters, digits and underscores, at most 63. */
    public void createDatabase(String name) {
        address().createDatabase(name);
    }

    /** For reactive clients: {@code postgresql://host:port/name}. */
    public String url(String database) {
        return address().url(database);
    }

    public String jdbcUrl(String database) {
        return address().jdbcUrl(database);
    }

    public String user() {
        return USER;
    }

    /** Any password does: the server listens on 127.0.0.1 only and trusts it. */
    public String password() {
        return USER;
    }

    /** Where and as whom it is reached. */
    public PostgresAddress address() {
        return new PostgresAddress("127.0.0.1:" + options.port(), USER, user(), password());
    }

    /** As it runs, its port filled in: starting with these again is a restart in place. */
    public PostgresOptions options() {
        return options;
    }

    /** Of the server itself, not of its guard. */
    public long pid() {
        return data.postmaster()
                .orElseThrow(() -> new IllegalStateException("Postgres does not run"))
                .pid();
    }

    public boolean isAlive() {
        return guard.isAlive();
    }

    /** SIGKILL for the server and all its backends at once, as when the power fails. For crash tests. */
    public void kill() {
        List<ProcessHandle> all = ProcessHandle.of(guard.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        ProcessExits.await(all, START_TIMEOUT);
        guard.kill();
        folder.close();
    }

    /** A clean, fast stop: open transactions are rolled back. */
    @Override
    public void close() {
        guard.close();
        folder.close();
    }
}
