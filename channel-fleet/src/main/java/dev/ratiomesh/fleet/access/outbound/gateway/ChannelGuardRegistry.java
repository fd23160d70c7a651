package dev.ratiomesh.fleet.access.outbound.gateway;

import dev.ratiomesh.delivery.BoundedCache;
import dev.ratiomesh.fleet.AccessConfig;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.CircuitStates;
import dev.ratiomesh.fleet.access.api.GoogleService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

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
        String name = service + (channel == null ? " anybody " + caller.tenantId() : " " + channel);
        return guards.get(name, key -> new ChannelGuard(key, config, timeout));
    }

    @Override
    public Circuit circuitOf(String channelId) {
        return guards.find(channelId).map(ChannelGuard::circuit).orElse(Circuit.CLOSED);
    }
}
