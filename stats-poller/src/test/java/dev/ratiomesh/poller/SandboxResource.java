package dev.ratiomesh.poller;

import dev.ratiomesh.sandbox.Sandbox;
import dev.ratiomesh.sandbox.SandboxOptions;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the emulated YouTube on the clock of the tests. */
public final class SandboxResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable Sandbox sandbox;

    @Override
    public Map<String, String> start() {
        sandbox =
                Sandbox.start(SandboxOptions.defaults().withPort(0).withSpeed(1).withClock(new WorldTime()));
        return Map.of(
                "poller.youtube.url",
                sandbox.url(),
                "poller.youtube.key",
                "test-key",
                "poller.poll-interval",
                "PT0.05S");
    }

    @Override
    public void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
