package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.wire.InjectedError;
import dev.ratiomesh.sandbox.wire.Service;
import java.util.Optional;

/** The YouTube Data API v3 under its own paths. Every request of a known caller costs at least one unit. */
public final class YouTube implements Service {
    static final String BATCH_GET_STATS_PATH = "/youtube/v3/videos:batchGetStats";
    private static final String LIST_PATH = "/youtube/v3/videos";

    private final QuotaLedger quota;
    private final VideoReader reader;
    private QuotaErrorShape quotaError;

    public YouTube(QuotaLedger quota, VideoReader reader, QuotaErrorShape quotaError) {
        this.quota = quota;
        this.reader = reader;
        this.quotaError = quotaError;
    }

    @Override
    public String name() {
        return "youtube";
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith("/youtube/v3/") || path.startsWith("/upload/youtube/v3/");
    }

    /** From now on an exhausted bucket of its own answers in this shape. */
    public void answerExhaustionAs(QuotaErrorShape shape) {
        quotaError = shape;
    }

    public QuotaErrorShape quotaError() {
        return quotaError;
    }

    @Override
    public Answer answer(Call call) {
        return unidentified(call)
                .or(() -> exhausted(call))
                .or(() -> badCredentials(call))
                .map(YouTubeError::answer)
                .orElseGet(() -> route(call));
    }

    /** A refused request costs its unit too. */
    @Override
    public Answer refuse(Call call, InjectedError error) {
        return unidentified(call)
                .or(() -> exhausted(call))
                .orElseGet(() -> Refusals.of(error, Bucket.of(call.path())))
                .answer();
    }

    private Answer route(Call call) {
        if (!call.method().equals("GET")) {
            return notEmulated(call);
        }
        return switch (call.path()) {
            case BATCH_GET_STATS_PATH -> reader.read(VideoMethod.BATCH_GET_STATS, call);
            case LIST_PATH -> reader.read(VideoMethod.LIST, call);
            default -> notEmulated(call);
        };
    }

    private static Answer notEmulated(Call call) {
        String message = "The sandbox does not emulate %s %s".formatted(call.method(), call.path());
        return YouTubeError.global(404, "notFound", message).answer();
    }

    private static Optional<YouTubeError> unidentified(Call call) {
        if (call.parameter("key").isPresent() || call.bearer().isPresent()) {
            return Optional.empty();
        }
        String message = "Method doesn't allow unregistered callers (callers without established identity)."
                + " Please use API Key or other form of API consumer identity to call this API.";
        return Optional.of(YouTubeError.global(403, "forbidden", message));
    }

    private Optional<YouTubeError> exhausted(Call call) {
        Bucket bucket = Bucket.of(call.path());
        if (quota.charge(bucket)) {
            return Optional.empty();
        }
        boolean observed = bucket != Bucket.POOL && quotaError == QuotaErrorShape.OBSERVED_429;
        return Optional.of(observed ? YouTubeError.bucketExhausted(bucket) : YouTubeError.quotaExceeded());
    }

    private static Optional<YouTubeError> badCredentials(Call call) {
        if (call.bearer().filter(token -> token.startsWith("expired")).isPresent()) {
            return Optional.of(YouTubeError.global(401, "authError", "Invalid Credentials"));
        }
        return call.parameter("key")
                .filter(key -> key.startsWith("invalid"))
                .map(key -> new YouTubeError(
                        400, "usageLimits", "keyInvalid", "API key not valid. Please pass a valid API key.", null));
    }
}
