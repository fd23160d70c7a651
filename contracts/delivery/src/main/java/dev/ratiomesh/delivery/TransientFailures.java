package dev.ratiomesh.delivery;

import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes transient failures of the infrastructure, which a retry can mend, from permanent faults of a message.
 */
public final class TransientFailures {
    /**
     * SQLSTATE classes that a message can cause: bad data, a constraint, a check option, a value too long for an index,
     * an exception raised by a function. All others concern the database: unreachable, read-only, full, not migrated. A
     * forgotten migration must stop the service instead of emptying a topic into the dead letters.
     */
    private static final List<String> MESSAGE_FAULT_STATES = List.of("22", "23", "44", "54", "P0");

    /** Listed by name, because a service without a database does not have the classes of the database client. */
    private static final List<String> TRANSIENT_TYPES = List.of(
            "io.vertx.core.impl.NoStackTraceThrowable",
            "io.vertx.core.impl.NoStackTraceTimeoutException",
            "io.vertx.core.VertxException",
            "io.vertx.sqlclient.ClosedConnectionException",
            "jakarta.persistence.OptimisticLockException",
            "org.hibernate.StaleStateException");

    private TransientFailures() {}

    /** Returns true when a later retry, perhaps after a restart, can succeed. */
    public static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String state = sqlState(cause);
            if (state == null ? isTransientType(cause) || hasTransientType(cause.getClass()) : isTransient(state)) {
                return true;
            }
        }
        return false;
    }

    /** Judges a database error by its SQLSTATE alone, because its exception type is also one of the transient types. */
    private static boolean isTransient(String state) {
        return MESSAGE_FAULT_STATES.stream().noneMatch(state::startsWith);
    }

    private static boolean isTransientType(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof TimeoutException
                || cause instanceof io.smallrye.mutiny.TimeoutException
                || cause instanceof RetriableException
                || cause instanceof VirtualMachineError
                || cause instanceof LinkageError;
    }

    private static boolean hasTransientType(Class<?> type) {
        for (Class<?> t = type; t != null; t = t.getSuperclass()) {
            if (TRANSIENT_TYPES.contains(t.getName())) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String sqlState(Throwable cause) {
        if (cause instanceof java.sql.SQLException sql) {
            return sql.getSQLState();
        }
        return cause.getClass().getName().equals("io.vertx.pgclient.PgException") ? PostgresErrors.of(cause) : null;
    }

    /** Holds the reference to PgException: this class is loaded only after a PgException was thrown, hence exists. */
    static final class PostgresErrors {
        private PostgresErrors() {}

        static String of(Throwable failure) {
            return ((PgException) failure).getSqlState();
        }
    }
}
