package dev.ratiomesh.delivery;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;

/** The one place that tells trouble which passes from trouble which stays. */
public final class Transience {
    /** SQLSTATE classes: connection, transaction rollback, resources, operator intervention. */
    private static final List<String> PASSING_STATES = List.of("08", "40", "53", "57", "55");

    private static final List<String> PASSING_TYPES = List.of(
            "io.vertx.core.impl.NoStackTraceThrowable",
            "io.vertx.core.impl.NoStackTraceTimeoutException",
            "io.vertx.core.VertxException",
            "io.vertx.sqlclient.ClosedConnectionException",
            "jakarta.persistence.OptimisticLockException",
            "org.hibernate.StaleStateException");

    private Transience() {}

    /** Whether trying the same again later can succeed. */
    public static boolean isPassing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof RetriableException
                    || hasPassingState(cause)
                    || hasPassingType(cause.getClass())) {
                return true;
            }
        }
        return false;
    }

    /** By name: a service without a database has no class of the database client. */
    private static boolean hasPassingType(Class<?> type) {
        for (Class<?> t = type; t != null; t = t.getSuperclass()) {
            if (PASSING_TYPES.contains(t.getName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasPassingState(Throwable cause) {
        String state = cause instanceof java.sql.SQLException sql ? sql.getSQLState() : pgState(cause);
        return state != null && PASSING_STATES.stream().anyMatch(state::startsWith);
    }

    private static @org.jspecify.annotations.Nullable String pgState(Throwable cause) {
        return cause.getClass().getName().equals("io.vertx.pgclient.PgException") ? PgStates.of(cause) : null;
    }
}
