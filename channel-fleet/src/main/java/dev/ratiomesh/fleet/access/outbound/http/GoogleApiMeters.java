package dev.ratiomesh.fleet.access.outbound.http;

import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.access.oauth.TokenResult;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** What is counted of tokens and calls. */
@ApplicationScoped
public class GoogleApiMeters {
    private final MeterRegistry registry;

    GoogleApiMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The token endpoint was asked: granted, dead or away. */
    public void asked(TokenResult answer) {
        count("mesh.channels.tokens", answer.outcome());
    }

    /** A call went through the door: done, waits, needsowner, refused or trouble. */
    public void called(ApiResult reply) {
        count("mesh.channels.calls", reply.outcome());
    }

    private void count(String meter, String outcome) {
        registry.counter(meter, "outcome", outcome).increment();
    }
}
