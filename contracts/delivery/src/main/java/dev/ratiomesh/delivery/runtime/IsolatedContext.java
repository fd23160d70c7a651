package dev.ratiomesh.delivery.runtime;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Runs work on a Vert.x context of its own: Hibernate Reactive has one session a context, and pieces of work must not share it. */
@ApplicationScoped
public class IsolatedContext {
    private final Vertx vertx;

    IsolatedContext(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Begins when it is subscribed to, and completes on the work's context. */
    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(own, true);
            own.runOnContext(
                    ignored -> Uni.createFrom().deferred(work::get).subscribe().with(emitter::complete, emitter::fail));
        });
    }
}
