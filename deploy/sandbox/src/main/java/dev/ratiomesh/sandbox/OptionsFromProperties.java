package dev.ratiomesh.sandbox;

import dev.ratiomesh.sandbox.world.AdResponse;
import dev.ratiomesh.sandbox.youtube.quota.BucketSizes;
import dev.ratiomesh.sandbox.youtube.quota.QuotaErrorShape;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * Reads {@code sandbox.*} system properties. A blank property counts as absent; the message about an invalid one names
 * it.
 */
final class OptionsFromProperties {
    private final Properties properties;

    private OptionsFromProperties(Properties properties) {
        this.properties = properties;
    }

    static SandboxOptions read(Properties properties) {
        return new OptionsFromProperties(properties).read();
    }

    private SandboxOptions read() {
        SandboxOptions usual = SandboxOptions.defaults();
        return new SandboxOptions(
                value("sandbox.port", Integer::valueOf).orElse(usual.port()),
                value("sandbox.speed", Double::valueOf).orElse(usual.speed()),
                value("sandbox.series", Path::of).orElse(null),
                value("sandbox.journal", Path::of).orElse(null),
                value("sandbox.seed", Long::valueOf).orElse(usual.seed()),
                buckets(usual.buckets()),
                response(usual.adResponse()),
                value("sandbox.quota-error", OptionsFromProperties::shape).orElse(usual.quotaError()),
                usual.clock());
    }

    private BucketSizes buckets(BucketSizes usual) {
        return new BucketSizes(
                value("sandbox.bucket.batch-get-stats", Long::valueOf).orElse(usual.batchGetStats()),
                value("sandbox.bucket.pool", Long::valueOf).orElse(usual.pool()),
                value("sandbox.bucket.search", Long::valueOf).orElse(usual.search()),
                value("sandbox.bucket.uploads", Long::valueOf).orElse(usual.uploads()));
    }

    private AdResponse response(AdResponse usual) {
        return new AdResponse(
                value("sandbox.ads.cost-per-view", Double::valueOf).orElse(usual.costPerView()),
                value("sandbox.ads.likes-per-view", Double::valueOf).orElse(usual.likesPerView()),
                value("sandbox.ads.comments-per-view", Double::valueOf).orElse(usual.commentsPerView()));
    }

    private static QuotaErrorShape shape(String text) {
        return switch (text) {
            case "403" -> QuotaErrorShape.DOCUMENTED_403;
            case "429" -> QuotaErrorShape.OBSERVED_429;
            default -> throw new IllegalArgumentException("403 or 429 is needed");
        };
    }

    private <T> Optional<T> value(String name, Function<String, T> reader) {
        String text = properties.getProperty(name, "").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("-D%s=%s cannot be used: %s".formatted(name, text, e.getMessage()), e);
        }
    }
}
