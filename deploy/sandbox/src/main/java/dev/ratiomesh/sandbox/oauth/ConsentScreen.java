package dev.ratiomesh.sandbox.oauth;

import dev.ratiomesh.sandbox.studio.Consent;
import dev.ratiomesh.sandbox.studio.StudioChannels;
import dev.ratiomesh.sandbox.studio.YouTubeChannel;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Emulates Google's consent screen without a screen: parameters of the address that start with {@code sandbox_} stand
 * for the person's clicks.
 */
public final class ConsentScreen {
    private static final String DEFAULT_CHANNEL = "Sandbox channel";
    private static final String NO_CHANNEL = "none";

    private final StudioChannels channels;
    private final AuthorizationCodes codes;
    private final InstantSource clock;

    public ConsentScreen(StudioChannels channels, AuthorizationCodes codes, InstantSource clock) {
        this.channels = channels;
        this.codes = codes;
        this.clock = clock;
    }

    HttpAnswer answer(HttpCall call) {
        ConsentRequest request = ConsentRequest.of(call);
        return request.fault().map(ConsentScreen::refusal).orElseGet(() -> decide(request, call));
    }

    private HttpAnswer decide(ConsentRequest request, HttpCall call) {
        List<String> ticked = ScopeCatalog.without(request.scopes(), call.list("sandbox_untick"));
        if (ticked.isEmpty() || flag(call, "sandbox_deny")) {
            return redirect(request, Map.of("error", "access_denied"));
        }
        Optional<String> account = call.parameter("sandbox_account");
        List<YouTubeChannel> owned = account.map(channels::ownedBy).orElse(List.of());
        Optional<String> wanted = call.parameter("sandbox_channel");
        if (wanted.isEmpty() && owned.size() > 1) {
            return refusal("invalid_request: the account has several channels; choose one with sandbox_channel="
                    + owned.stream().map(YouTubeChannel::id).toList());
        }
        return allow(request, consent(request, ticked, person(account, wanted, owned)));
    }

    /** Names the account and channel of the consenting person; an empty channel is an account without one. */
    private record Person(String account, Optional<YouTubeChannel> channel) {}

    private Person person(Optional<String> account, Optional<String> wanted, List<YouTubeChannel> owned) {
        if (wanted.equals(Optional.of(NO_CHANNEL)) || wanted.isEmpty() && account.isPresent() && owned.isEmpty()) {
            return new Person(account.orElse("nobody@sandbox.test"), Optional.empty());
        }
        YouTubeChannel channel = wanted.isEmpty() && !owned.isEmpty()
                ? owned.get(0)
                : channels.open(wanted.orElse(DEFAULT_CHANNEL), account.orElse(null));
        return new Person(account.orElse(channel.owner()), Optional.of(channel));
    }

    private static Consent consent(ConsentRequest request, List<String> scopes, Person person) {
        boolean testing = flag(request.call(), "sandbox_testing");
        String channel = person.channel().map(YouTubeChannel::id).orElse(null);
        return new Consent(request.clientId(), person.account(), channel, scopes, testing);
    }

    private HttpAnswer allow(ConsentRequest request, Consent consent) {
        String code = codes.issue(new PendingCode(
                consent, request.redirectUri(), request.challenge(), request.offline(), clock.instant()));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", code);
        parameters.put("scope", String.join(" ", consent.scopes()));
        return redirect(request, parameters);
    }

    private static HttpAnswer redirect(ConsentRequest request, Map<String, String> parameters) {
        return HttpAnswer.empty(302).with("location", request.redirectWith(parameters));
    }

    private static HttpAnswer refusal(String fault) {
        String[] parts = fault.split(": ", 2);
        return OAuthError.of(parts[0].equals("invalid_client") ? 401 : 400, parts[0], parts[1]);
    }

    private static boolean flag(HttpCall call, String name) {
        return call.parameter(name).equals(Optional.of("true"));
    }
}
