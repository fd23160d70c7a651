package dev.ratiomesh.sandbox.ads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.ads.account.AdFacts.RequestTarget;
import dev.ratiomesh.sandbox.ads.account.ResourceKind;
import dev.ratiomesh.sandbox.ads.error.AdsAccess;
import dev.ratiomesh.sandbox.ads.error.AdsError;
import dev.ratiomesh.sandbox.ads.error.AdsFailure;
import dev.ratiomesh.sandbox.ads.error.AdsOutcome;
import dev.ratiomesh.sandbox.ads.error.InjectedAdsErrors;
import dev.ratiomesh.sandbox.ads.mutate.MutateMethod;
import dev.ratiomesh.sandbox.ads.report.SearchMethod;
import dev.ratiomesh.sandbox.oauth.IssuedTokens;
import dev.ratiomesh.sandbox.wire.EmulatedService;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.InjectedError;
import dev.ratiomesh.sandbox.wire.MalformedJson;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Emulates the Google Ads API over REST, major versions 23 to 26. */
public final class GoogleAds implements EmulatedService {
    private static final Pattern VERSIONED = Pattern.compile("/v(\\d{1,4})/.*");
    private static final Pattern METHOD = Pattern.compile("/v\\d+/customers/([^/:]+)/(\\w+):(\\w+)");
    private static final int MIN_VERSION = 23;
    private static final int MAX_VERSION = 26;

    private final MutateMethod mutate;
    private final SearchMethod search;
    private final IssuedTokens grants;
    private long requests;

    public GoogleAds(MutateMethod mutate, SearchMethod search, IssuedTokens grants) {
        this.mutate = mutate;
        this.search = search;
        this.grants = grants;
    }

    @Override
    public String name() {
        return "ads";
    }

    @Override
    public boolean owns(String path) {
        return VERSIONED.matcher(path).matches();
    }

    /** Returns the number of mutated items and searches, as Google counts operations. */
    public long operations() {
        return mutate.operations() + search.searches();
    }

    @Override
    public HttpAnswer answer(HttpCall call) {
        Optional<AdsFailure> refusal = AdsAccess.refusal(call, grants).or(() -> versionRefusal(call.path()));
        boolean stream = call.path().endsWith(":searchStream");
        AdsOutcome outcome = refusal.map(AdsOutcome::refused).orElseGet(() -> route(call));
        return toAnswer(call, outcome, stream);
    }

    @Override
    public HttpAnswer answerInjected(HttpCall call, InjectedError error) {
        AdsOutcome refused = AdsOutcome.refused(InjectedAdsErrors.of(error));
        return toAnswer(call, refused, call.path().endsWith(":searchStream"));
    }

    private AdsOutcome route(HttpCall call) {
        Matcher path = METHOD.matcher(call.path());
        if (!path.matches() || !call.method().equals("POST")) {
            return notEmulated(call);
        }
        Optional<AdsFailure> badCustomer = AdsAccess.badCustomer(path.group(1));
        if (badCustomer.isPresent()) {
            return AdsOutcome.refused(badCustomer.get());
        }
        RequestTarget target = new RequestTarget(version(call.path()), path.group(1));
        try {
            return dispatch(call, path.group(2) + ":" + path.group(3), target, SandboxJson.parse(call.body()));
        } catch (MalformedJson e) {
            return AdsOutcome.refused(AdsFailure.plain(400, "Invalid JSON payload received. " + e.getMessage()));
        }
    }

    private AdsOutcome dispatch(HttpCall call, String method, RequestTarget target, JsonNode body) {
        return switch (method) {
            case "googleAds:mutate" -> mutate.mutateAll(target, body);
            case "googleAds:search", "googleAds:searchStream" -> search.page(target, body);
            default ->
                ofCollection(method)
                        .map(kind -> mutate.mutateCollection(target, kind, body))
                        .orElseGet(() -> notEmulated(call));
        };
    }

    private static Optional<ResourceKind> ofCollection(String method) {
        String[] names = method.split(":", 2);
        return names[1].equals("mutate") ? ResourceKind.ofCollection(names[0]) : Optional.empty();
    }

    private static AdsOutcome notEmulated(HttpCall call) {
        return AdsOutcome.refused(
                AdsFailure.plain(404, "The sandbox does not emulate %s %s".formatted(call.method(), call.path())));
    }

    private HttpAnswer toAnswer(HttpCall call, AdsOutcome outcome, boolean stream) {
        String requestId = "sandbox-" + ++requests;
        HttpAnswer answer;
        if (outcome instanceof AdsOutcome.MutateRefused refused) {
            answer = refused.failure().answer("v" + version(call.path()), requestId);
        } else {
            answer = HttpAnswer.json(200, ((AdsOutcome.MutateDone) outcome).body());
        }
        return (stream ? AdsStream.wrap(answer, requestId) : answer).with("request-id", requestId);
    }

    private static Optional<AdsFailure> versionRefusal(String path) {
        int version = version(path);
        return version >= MIN_VERSION && version <= MAX_VERSION
                ? Optional.empty()
                : Optional.of(AdsFailure.invalid(AdsError.of(
                        "requestError",
                        "UNSUPPORTED_VERSION",
                        "Version v%d is not supported; the sandbox speaks v%d to v%d."
                                .formatted(version, MIN_VERSION, MAX_VERSION))));
    }

    private static int version(String path) {
        Matcher matcher = VERSIONED.matcher(path);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : MAX_VERSION;
    }

    /** Formats searchStream answers: an array of pages, each with the request id. Errors are wrapped in an array too. */
    static final class AdsStream {
        private AdsStream() {}

        static HttpAnswer wrap(HttpAnswer page, String requestId) {
            try {
                ObjectNode body = (ObjectNode) SandboxJson.parse(page.body());
                if (page.status() == 200) {
                    body.put("requestId", requestId);
                }
                return HttpAnswer.json(page.status(), SandboxJson.array().add(body));
            } catch (MalformedJson e) {
                throw new IllegalStateException("the sandbox wrote a page it cannot read", e);
            }
        }
    }
}
