package dev.ratiomesh.order.mesh;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Configures a deployment whose own grant is shared with one account only, which no test uses. */
public final class UnsharedCredentials implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of("orders.google-ads.shared-accounts", "9999999999");
    }

    /** Runs after {@link SandboxResource}, whose setting it overrides. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public void stop() {}
}
