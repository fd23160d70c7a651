package dev.ratiomesh.fleet.access.outbound;

import dev.ratiomesh.fleet.AccessConfig;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.Circuits;
import dev.ratiomesh.fleet.access.Host;
import dev.ratiomesh.fleet.access.Who;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One guard for each channel and server, so that reports that fail stop no upload. Bounded: beyond the most, the one that was
 * longest not asked for goes, when it is idle.
 */
@ApplicationScoped
class ChannelGuards implements Circuits {
    private final AccessConfig config;
    private final Duration timeout;
    private final Map<String, ChannelGuard> guards;

    ChannelGuards(FleetConfig config) {
        this.config = config.access();
        this.timeout = config.google().timeout();
        int most = this.config.circuitsRemembered();
        this.guards = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ChannelGuard> eldest) {
                return size() > most && eldest.getValue().isIdle();
            }
        };
    }

    /** Whoever acts for no channel shares one guard with the rest of his tenant. */
    synchronized ChannelGuard of(Who who, Host host) {
        String channel = who.channelId();
        String name = host + (channel == null ? " anybody " + who.tenantId() : " " + channel);
        return guards.computeIfAbsent(name, key -> new ChannelGuard(key, config, timeout));
    }

    @Override
    public synchronized Circuit of(String channelId) {
        ChannelGuard guard = guards.get(channelId);
        return guard == null ? Circuit.CLOSED : guard.circuit();
    }
}
