package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.wire.InjectedError;
import dev.ratiomesh.sandbox.wire.Intake;
import dev.ratiomesh.sandbox.wire.Service;
import java.util.List;
import java.util.Optional;

/** The YouTube Data API v3 under its own paths. Every request of a known caller costs at least one unit. */
public final class YouTube implements Service {
    private final QuotaLedger quota;
    private final Doorkeeper doorkeeper;
    private final List<Endpoint> endpoints;
    private QuotaErrorShape quotaError;

    public YouTube(QuotaLedger quota, Doorkeeper doorkeeper, List<Endpoint> endpoints, QuotaErrorShape quotaError) {
        this.quota = quota;
        this.doorkeeper = doorkeeper;
        this.endpoints = List.copyOf(endpoints);
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
        return turnedAway(call).map(YouTubeError::answer).orElseGet(() -> endpoint(call)
                .map(one -> one.answer(call, doorkeeper.caller(call)))
                .orElseGet(() -> notEmulated(call)));
    }

    @Override
    public boolean streams(Call call) {
        return media(call).isPresent() && (MediaEndpoint.fillsSession(call) || MediaEndpoint.bringsFile(call));
    }

    /** Whoever knows the address of an upload session may fill it, at no cost; other files come like any call. */
    @Override
    public Intake intake(Call call) {
        MediaEndpoint endpoint = media(call).orElseThrow();
        if (MediaEndpoint.fillsSession(call)) {
            return endpoint.session(call);
        }
        return turnedAway(call)
                .map(error -> Intake.answering(error.answer()))
                .orElseGet(() -> endpoint.file(call, doorkeeper.caller(call)));
    }

    /** A refused request costs its units too, if it costs any. */
    @Override
    public Answer refuse(Call call, InjectedError error) {
        if (MediaEndpoint.fillsSession(call)) {
            return Refusals.of(error, Bucket.UPLOADS).answer();
        }
        return Doorkeeper.unidentified(call)
                .or(() -> exhausted(call))
                .orElseGet(() -> Refusals.of(error, price(call).bucket()))
                .answer();
    }

    private Optional<YouTubeError> turnedAway(Call call) {
        return Doorkeeper.unidentified(call).or(() -> exhausted(call)).or(() -> endpoint(call)
                .flatMap(one -> doorkeeper.refusal(call, one.route().need())));
    }

    private Optional<MediaEndpoint> media(Call call) {
        return endpoints.stream()
                .filter(one -> one.route().path().equals(call.path()) && one instanceof MediaEndpoint)
                .map(MediaEndpoint.class::cast)
                .findFirst();
    }

    private Optional<Endpoint> endpoint(Call call) {
        return endpoints.stream().filter(one -> one.route().matches(call)).findFirst();
    }

    private Price price(Call call) {
        return endpoint(call).map(one -> one.route().price()).orElse(Price.READ);
    }

    static Answer notEmulated(Call call) {
        String message = "The sandbox does not emulate %s %s".formatted(call.method(), call.path());
        return YouTubeError.global(404, "notFound", message).answer();
    }

    private Optional<YouTubeError> exhausted(Call call) {
        Price price = price(call);
        if (quota.charge(price)) {
            return Optional.empty();
        }
        boolean observed = price.bucket() != Bucket.POOL && quotaError == QuotaErrorShape.OBSERVED_429;
        return Optional.of(observed ? YouTubeError.bucketExhausted(price.bucket()) : YouTubeError.quotaExceeded());
    }
}
