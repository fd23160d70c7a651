package dev.ratiomesh.campaign;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Configures limits that a test can reach. */
public class SmallLimits implements QuarkusTestResourceLifecycleManager {
    static final int CONNECTIONS = 6;

    @Override
    public Map<String, String> start() {
        return Map.of(
                "campaign.stream.connections", Integer.toString(CONNECTIONS),
                "campaign.stream.heartbeat", "PT0.3S",
                "campaign.stream.poll-interval", "PT0.1S");
    }

    @Override
    public void stop() {}
}
