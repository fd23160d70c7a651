package dev.ratiomesh.fleet.mesh;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ratiomesh.sandbox.Sandbox;
import dev.ratiomesh.sandbox.SandboxOptions;
import dev.ratiomesh.sandbox.youtube.quota.BucketSizes;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Starts the Google sandbox, with short delays. All tests share one configuration, so that the service starts once. */
public final class SandboxResource implements QuarkusTestResourceLifecycleManager {
    /** A key for tests only. */
    public static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    public static final String OLD_KEY = Base64.getEncoder()
            .encodeToString("an old key of 32 bytes, for tests".substring(0, 32).getBytes(UTF_8));

    /** Only the quota tests use the search bucket. The other buckets are large enough for all tests together. */
    private static final BucketSizes SEARCH_ONCE = new BucketSizes(10_000, 10_000_000, 1, 1_000);

    /** The folder for files to upload. */
    public static final Path FILES = Path.of("target", "uploads").toAbsolutePath();

    private static final String AHEAD = "sandbox.clock.ahead";

    private Sandbox sandbox;

    @Override
    public Map<String, String> start() {
        sandbox = Sandbox.start(SandboxOptions.defaults()
                .withClock(SandboxResource::now)
                .withPort(0)
                .withSpeed(60)
                .withBuckets(SEARCH_ONCE));
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
        settings.put("fleet.credentials.keys.k1", KEY);
        settings.put("fleet.credentials.keys.k0", OLD_KEY);
        settings.put("fleet.credentials.active-key", "k1");
        settings.put("fleet.credentials.reseal-every", "PT0.5S");
        settings.put("fleet.access.poll-interval", "PT0.2S");
        settings.put("fleet.access.renewal-backoff", "PT0.5S");
        settings.put("fleet.reports.poll-interval", "PT0.5S");
        settings.put("fleet.quota.buckets.pool.limit", "10000000");
        settings.put("fleet.comments.poll-interval", "PT0.2S");
        settings.put("fleet.comments.pages", "2");
        settings.put("fleet.comments.poll-interval-min", "PT0.3S");
        settings.put("fleet.comments.poll-interval-max", "PT0.3S");
        settings.put("fleet.comments.disabled-recheck", "PT0.3S");
        settings.put("fleet.comments.absence-delay", "PT2S");
        settings.put("fleet.comments.reply-lookup-initial", "PT0.2S");
        settings.put("fleet.comments.read-backs", "3");
        settings.put("fleet.comments.retry-backoff-initial", "PT0.2S");
        settings.put("fleet.quota.buckets.uploads.limit", "1000");
        settings.put("fleet.uploads.folders.default", FILES.toString());
        settings.put("fleet.uploads.hosts", "*,localhost");
        settings.put("fleet.uploads.chunk-bytes", "1048576");
        settings.put("fleet.uploads.max-in-progress", "16");
        settings.put("fleet.uploads.poll-interval", "PT0.1S");
        settings.put("fleet.uploads.lease", "PT3S");
        settings.put("fleet.uploads.progress-interval", "PT0.1S");
        settings.put("fleet.uploads.retry-backoff-initial", "PT0.1S");
        settings.put("fleet.uploads.retry-backoff-max", "PT0.5S");
        settings.put("fleet.uploads.status-poll-initial", "PT0.2S");
        settings.put("fleet.uploads.status-poll-max", "PT0.5S");
        settings.put("fleet.uploads.channel-recheck-interval", "PT0.5S");
        settings.put("fleet.uploads.locate-timeout", "PT3S");
        settings.put("fleet.uploads.max-attempts", "4");
        return settings;
    }

    /**
     * Sets the sandbox's clock ahead of ours. A system property, because tests load this class with another class
     * loader.
     */
    public static void setClockAhead(Duration by) {
        System.setProperty(AHEAD, by.toString());
    }

    private static Instant now() {
        return Instant.now().plus(Duration.parse(System.getProperty(AHEAD, "PT0S")));
    }

    @Override
    public void stop() {
        sandbox.close();
    }
}
