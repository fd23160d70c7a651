package dev.ratiomesh.wrong.settling.outbound;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Breaks: consumers are inbound, named after a topic, take bytes and return {@code Uni<Void>}. */
class StrayConsumer {

    @Incoming("a")
    Uni<String> consume(String decoded) {
        return Uni.createFrom().item(decoded);
    }
}
