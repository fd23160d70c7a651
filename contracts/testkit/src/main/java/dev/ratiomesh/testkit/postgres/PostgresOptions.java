package dev.ratiomesh.testkit.postgres;

import java.nio.file.Path;

/**
 * The options of a Postgres server.
 *
 * @param folder holds data and log; kept over restarts
 * @param port 0 for a free port, to 65535
 * @param durable true for fsync and synchronous_commit on; off is faster and loses commits in a crash
 * @param maxConnections maximum number of connections, 1 or more
 */
public record PostgresOptions(Path folder, int port, boolean durable, int maxConnections) {

    public static final String PORT_OPTION = "mesh.postgres.port";
    public static final String FOLDER_OPTION = "mesh.dir";

    public PostgresOptions {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("-D" + PORT_OPTION + "=" + port + " is no port: use 0 to 65535");
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections must be 1 or more, not " + maxConnections);
        }
        folder = folder.toAbsolutePath();
    }

    /** Returns options with a free port, durable, with 200 connections. */
    public static PostgresOptions in(Path folder) {
        return new PostgresOptions(folder, 0, true, 200);
    }

    public PostgresOptions withPort(int newPort) {
        return new PostgresOptions(folder, newPort, durable, maxConnections);
    }

    public PostgresOptions withDurable(boolean isDurable) {
        return new PostgresOptions(folder, port, isDurable, maxConnections);
    }

    public PostgresOptions withMaxConnections(int newMaxConnections) {
        return new PostgresOptions(folder, port, durable, newMaxConnections);
    }
}
