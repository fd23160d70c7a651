package dev.ratiomesh.fleet.access.outbound.gateway;

import dev.ratiomesh.delivery.BoundedCache;
import dev.ratiomesh.fleet.AccessConfig;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.CircuitStates;
import dev.ratiomesh.fleet.access.api.GoogleService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps one guard for each channel and Google API, so that failing reports do not stop uploads. The number of guards is
 * bounded; beyond it the least recently used guard is evicted when it is idle.
 */
@ApplicationScoped
class ChannelGuardRegistry implements CircuitStates {
    private final AccessConfig config;
    private final Duration timeout;
    private final BoundedCache<String, ChannelGuard> guards;

    ChannelGuardRegistry(FleetConfig config) {
        this.config = config.access();
        this.timeout = config.google().timeout();
        this.guards = new BoundedCache<>(this.config.circuitsRemembered(), ChannelGuard::isIdle);
    }

    /** Returns the guard of a caller; the anonymous requests of a tenant share one. */
    ChannelGuard guardFor(ApiCaller caller, GoogleService service) {
        String channel = caller.channelId();
        String owner = channel == null ? "anybody " + caller.tenantId() : channel;
        return guards.get(nameOf(service, owner), key -> new ChannelGuard(key, config, timeout));
    }

    @Override
    public Circuit circuitOf(String channelId) {
        List<Circuit> circuits = Stream.of(GoogleService.values())
                .flatMap(service -> guards.find(nameOf(service, channelId)).stream())
                .map(ChannelGuard::circuit)
                .toList();
        return Stream.of(Circuit.OPEN, Circuit.HALF_OPEN)
                .filter(circuits::contains)
                .findFirst()
                .orElse(Circuit.CLOSED);
    }

    private static String nameOf(GoogleService service, String owner) {
        return service + " " + owner;
    }
}
