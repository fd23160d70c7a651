package dev.ratiomesh.order.mesh;

import dev.ratiomesh.sandbox.Sandbox;
import dev.ratiomesh.sandbox.SandboxOptions;
import dev.ratiomesh.testkit.PemWriter;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;

/** Starts the sandbox for Google Ads and its token endpoint, where five days pass in seconds, and sets short delays. */
public final class SandboxResource implements QuarkusTestResourceLifecycleManager {
    /** A key that is generated for each run. */
    private static final String SIGNING_KEY = pem();

    private Sandbox sandbox;

    @Override
    public Map<String, String> start() {
        sandbox = Sandbox.start(SandboxOptions.defaults().withPort(0).withSpeed(60_000));
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.http.test-port", "0");
        settings.put("orders.google-ads.host", sandbox.url());
        settings.put("orders.google-ads.token-url", sandbox.url() + "/token");
        settings.put("orders.google-ads.client-id", "sandbox-client");
        settings.put("orders.google-ads.client-secret", "sandbox-secret");
        settings.put("orders.google-ads.refresh-token", "sandbox-grant");
        settings.put("orders.google-ads.shared-accounts", "*");
        settings.put("orders.credentials.keys.k1", Fixtures.key(1));
        settings.put("orders.credentials.keys.k2", Fixtures.key(2));
        settings.put("orders.credentials.active-key", "k2");
        settings.put("orders.credentials.reseal-every", "PT0.5S");
        settings.put("orders.credentials.reseal-batch", "2");
        settings.put("orders.google-ads.timeout", "PT2S");
        settings.put("orders.google-ads.calls-per-second", "1000");
        settings.put("orders.google-ads.max-parallel-calls", "16");
        settings.put("orders.google-ads.circuit-open-duration", "PT0.5S");
        settings.put("orders.work.poll-interval", "PT0.1S");
        settings.put("orders.work.lease", "PT5S");
        settings.put("orders.work.report-every", "PT0.3S");
        settings.put("orders.work.settle-after", "PT0.3S");
        settings.put("orders.work.corrections-every", "PT0.5S");
        settings.put("orders.work.retry-backoff-initial", "PT0.2S");
        settings.put("orders.work.retry-backoff-max", "PT1S");
        settings.put("orders.work.absence-delay", "PT1S");
        settings.put("orders.why.signing-key", SIGNING_KEY);
        settings.put("orders.tenant-month-cap.t-capped.USD", "100.00");
        return settings;
    }

    @Override
    public void stop() {
        sandbox.close();
    }

    private static String pem() {
        try {
            byte[] key = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return PemWriter.write("PRIVATE KEY", key);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
