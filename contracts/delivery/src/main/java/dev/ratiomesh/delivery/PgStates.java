package dev.ratiomesh.delivery;

import io.vertx.pgclient.PgException;

/** Loaded only when a PgException was thrown, hence only where its class exists. */
final class PgStates {
    private PgStates() {}

    static String of(Throwable failure) {
        return ((PgException) failure).getSqlState();
    }
}
