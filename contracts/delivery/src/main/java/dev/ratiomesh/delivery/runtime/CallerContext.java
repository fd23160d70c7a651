package dev.ratiomesh.delivery.runtime;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Brings a result back to the Vert.x context it was asked on; Hibernate Reactive refuses any other. */
public final class CallerContext {
    private CallerContext() {}

    /** Runs tasks on the caller's context, or where they are when there is none. */
    public static Executor executor() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(ignored -> task.run());
    }

    /** Runs the work and completes on the caller's context, or wherever the work completes when there is none. */
    public static <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> work.get().emitOn(executor()));
    }
}
