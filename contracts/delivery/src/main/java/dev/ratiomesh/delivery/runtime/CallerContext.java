package dev.ratiomesh.delivery.runtime;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Completes asynchronous work on the Vert.x context of its caller, because Hibernate Reactive refuses any other
 * context.
 */
public final class CallerContext {
    private CallerContext() {}

    /** Returns an executor that runs tasks on the caller's context, or directly when there is none. */
    public static Executor executor() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(ignored -> task.run());
    }

    /** Runs the work and completes on the caller's context, or wherever the work completes when there is none. */
    public static <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> work.get().emitOn(executor()));
    }
}
