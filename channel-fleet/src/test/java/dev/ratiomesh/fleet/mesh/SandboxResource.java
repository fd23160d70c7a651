package dev.ratiomesh.fleet.mesh;

import dev.ratiomesh.sandbox.Sandbox;
import dev.ratiomesh.sandbox.SandboxOptions;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Google, emulated; short pauses here. One set of settings for all tests, so that the service starts once. */
public final class SandboxResource implements QuarkusTestResourceLifecycleManager {
    private Sandbox sandbox;

    @Override
    public Map<String, String> start() {
        sandbox = Sandbox.start(SandboxOptions.defaults().withPort(0).withSpeed(60));
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.http.test-port", "0");
        settings.put("fleet.google.data-url", sandbox.url());
        settings.put("fleet.google.analytics-url", sandbox.url());
        settings.put("fleet.google.reporting-url", sandbox.url());
        settings.put("fleet.google.auth-url", sandbox.url() + "/o/oauth2/v2/auth");
        settings.put("fleet.google.token-url", sandbox.url() + "/token");
        settings.put("fleet.google.revoke-url", sandbox.url() + "/revoke");
        settings.put("fleet.google.client-id", "sandbox-client");
        settings.put("fleet.google.client-secret", "sandbox-secret");
        settings.put("fleet.google.key", "sandbox");
        return settings;
    }

    @Override
    public void stop() {
        sandbox.close();
    }
}
