package dev.ratiomesh.fleet.access.outbound;

import dev.ratiomesh.fleet.access.Reply;
import dev.ratiomesh.fleet.access.TokenAnswer;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** What is counted of tokens and calls. */
@ApplicationScoped
class AccessMeters {
    private final MeterRegistry registry;

    AccessMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The token endpoint was asked: granted, dead or away. */
    void asked(TokenAnswer answer) {
        count("mesh.channels.tokens", answer.outcome());
    }

    /** A call went through the door: done, waits, needsowner, refused or trouble. */
    void called(Reply reply) {
        count("mesh.channels.calls", reply.outcome());
    }

    private void count(String meter, String outcome) {
        registry.counter(meter, "outcome", outcome).increment();
    }
}
