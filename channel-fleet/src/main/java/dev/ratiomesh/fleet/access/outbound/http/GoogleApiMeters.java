package dev.ratiomesh.fleet.access.outbound.http;

import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.access.oauth.TokenResult;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts token requests and API requests by outcome. */
@ApplicationScoped
public class GoogleApiMeters {
    private final MeterRegistry registry;

    GoogleApiMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts a request to the token endpoint by the outcome tag of its result: granted, dead or away. */
    public void countTokenResult(TokenResult result) {
        increment("mesh.channels.tokens", result.outcome());
    }

    /** Counts an API request by the outcome tag of its result: done, waits, needsowner, refused or trouble. */
    public void countCallResult(ApiResult result) {
        increment("mesh.channels.calls", result.outcome());
    }

    private void increment(String meter, String outcome) {
        registry.counter(meter, "outcome", outcome).increment();
    }
}
