package dev.ratiomesh.testkit.postgres;

import dev.ratiomesh.testkit.child.ChildProcess;
import dev.ratiomesh.testkit.child.FreePorts;
import dev.ratiomesh.testkit.child.JavaProcessBuilder;
import dev.ratiomesh.testkit.child.ProcessExits;
import dev.ratiomesh.testkit.child.ServerFolder;
import dev.ratiomesh.testkit.child.ServerGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Postgres server as a child process, which ends with this process even when this one is killed. */
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
     * Starts a server and waits, 60 s at most, until it is ready. A folder that was used before keeps its data.
     *
     * @throws IllegalStateException when the port or the folder is in use, or the server ends early; the message says
     *     why
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

    /** Starts on another free port when another process has taken the first before the server binds it. */
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

    /** Creates a database unless it exists; its name has lower-case letters, digits and underscores, at most 63. */
    public void createDatabase(String name) {
        address().createDatabase(name);
    }

    /** Returns the URL for reactive clients: {@code postgresql://host:port/name}. */
    public String url(String database) {
        return address().url(database);
    }

    public String jdbcUrl(String database) {
        return address().jdbcUrl(database);
    }

    public String user() {
        return USER;
    }

    /** Returns any password: the server listens on 127.0.0.1 only and trusts its connections. */
    public String password() {
        return USER;
    }

    /** Returns the address, user and password of the server. */
    public PostgresAddress address() {
        return new PostgresAddress("127.0.0.1:" + options.port(), USER, user(), password());
    }

    /** Returns the options with the actual port: starting with them again is a restart in place. */
    public PostgresOptions options() {
        return options;
    }

    /** Returns the pid of the server itself, not of its guard. */
    public long pid() {
        return data.postmaster()
                .orElseThrow(() -> new IllegalStateException("Postgres does not run"))
                .pid();
    }

    public boolean isAlive() {
        return guard.isAlive();
    }

    /** Kills the server and all its backends at once with SIGKILL, like a power failure, for crash tests. */
    public void kill() {
        List<ProcessHandle> all = ProcessHandle.of(guard.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        ProcessExits.await(all, START_TIMEOUT);
        guard.kill();
        folder.close();
    }

    /** Stops the server cleanly and fast: open transactions are rolled back. */
    @Override
    public void close() {
        guard.close();
        folder.close();
    }

    /** Starts Postgres under a guard, a small JVM that stops the server with its parent. */
    static final class PostgresServer {

        private PostgresServer() {}

        static ChildProcess start(ServerFolder folder, DataFolder data, PostgresOptions options) {
            List<String> arguments = new ArrayList<>(data.programs()
                    .command("pg_ctl", "stop", "--silent", "--pgdata=" + data.path(), "--mode=fast", "--timeout=8"));
            arguments.add("--");
            arguments.addAll(
                    data.programs().command("postgres", "-D", data.path().toString()));
            settings(options).forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
            return JavaProcessBuilder.of("postgres", ServerGuard.class.getName())
                    .jvm(
                            "-Xmx16m",
                            "-Xss256k",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:ReservedCodeCacheSize=4m")
                    .arguments(arguments.toArray(String[]::new))
                    .environment("LC_ALL", "C")
                    .log(folder.resolve("postgres.log"))
                    .start();
        }

        private static Map<String, String> settings(PostgresOptions options) {
            String durable = options.durable() ? "on" : "off";
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("port", Integer.toString(options.port()));
            settings.put("listen_addresses", "127.0.0.1");
            settings.put("unix_socket_directories", ""); // the server does not start when the path is too long
            settings.put("max_connections", Integer.toString(options.maxConnections()));
            settings.put("fsync", durable);
            settings.put("synchronous_commit", durable);
            settings.put("full_page_writes", durable);
            settings.put("timezone", "UTC");
            settings.put("log_timezone", "UTC");
            return settings;
        }
    }
}
