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
 * One guard for each channel and server, so that reports that fail stop no upload. Bounded: beyond the most, the one that was
 * longest not asked for goes, when it is idle.
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

    /** Whoever acts for no channel shares one guard with the rest of his tenant. */
    ChannelGuard of(ApiCaller who, GoogleService host) {
        String channel = who.channelId();
        String name = host + (channel == null ? " anybody " + who.tenantId() : " " + channel);
        return guards.get(name, key -> new ChannelGuard(key, config, timeout));
    }

    @Override
    public Circuit of(String channelId) {
        return guards.find(channelId).map(ChannelGuard::circuit).orElse(Circuit.CLOSED);
    }
}
