package dev.ratiomesh.sandbox.oauth;

import dev.ratiomesh.sandbox.studio.Channel;
import dev.ratiomesh.sandbox.studio.Consent;
import dev.ratiomesh.sandbox.studio.StudioChannels;
import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Google's consent screen without a screen: what the person would click stands in the address, in parameters that start with
 * {@code sandbox_}.
 */
public final class ConsentScreen {
    private static final String USUAL_CHANNEL = "Sandbox channel";
    private static final String NO_CHANNEL = "none";

    private final StudioChannels channels;
    private final Codes codes;
    private final InstantSource clock;

    public ConsentScreen(StudioChannels channels, Codes codes, InstantSource clock) {
        this.channels = channels;
        this.codes = codes;
        this.clock = clock;
    }

    Answer answer(Call call) {
        ConsentRequest request = ConsentRequest.of(call);
        return request.fault().map(ConsentScreen::refusal).orElseGet(() -> decide(request, call));
    }

    private Answer decide(ConsentRequest request, Call call) {
        List<String> left = Scopes.without(request.scopes(), call.list("sandbox_untick"));
        if (left.isEmpty() || flag(call, "sandbox_deny")) {
            return redirect(request, Map.of("error", "access_denied"));
        }
        Optional<String> account = call.parameter("sandbox_account");
        List<Channel> owned = account.map(channels::ownedBy).orElse(List.of());
        Optional<String> wanted = call.parameter("sandbox_channel");
        if (wanted.isEmpty() && owned.size() > 1) {
            return refusal("invalid_request: the account has several channels; choose one with sandbox_channel="
                    + owned.stream().map(Channel::id).toList());
        }
        return allow(request, consent(request, left, person(account, wanted, owned)));
    }

    /** Who sits before the screen, as whom; an empty channel is an account without one. */
    private record Person(String account, Optional<Channel> channel) {}

    private Person person(Optional<String> account, Optional<String> wanted, List<Channel> owned) {
        if (wanted.equals(Optional.of(NO_CHANNEL)) || wanted.isEmpty() && account.isPresent() && owned.isEmpty()) {
            return new Person(account.orElse("nobody@sandbox.test"), Optional.empty());
        }
        Channel channel = wanted.isEmpty() && !owned.isEmpty()
                ? owned.get(0)
                : channels.open(wanted.orElse(USUAL_CHANNEL), account.orElse(null));
        return new Person(account.orElse(channel.owner()), Optional.of(channel));
    }

    private static Consent consent(ConsentRequest request, List<String> scopes, Person person) {
        boolean testing = flag(request.call(), "sandbox_testing");
        String channel = person.channel().map(Channel::id).orElse(null);
        return new Consent(request.clientId(), person.account(), channel, scopes, testing);
    }

    private Answer allow(ConsentRequest request, Consent consent) {
        String code = codes.keep(new PendingCode(
                consent, request.redirectUri(), request.challenge(), request.offline(), clock.instant()));
        Map<String, String> back = new LinkedHashMap<>();
        back.put("code", code);
        back.put("scope", String.join(" ", consent.scopes()));
        return redirect(request, back);
    }

    private static Answer redirect(ConsentRequest request, Map<String, String> more) {
        return Answer.empty(302).with("location", request.back(more));
    }

    private static Answer refusal(String fault) {
        String[] parts = fault.split(": ", 2);
        return OAuthError.of(parts[0].equals("invalid_client") ? 401 : 400, parts[0], parts[1]);
    }

    private static boolean flag(Call call, String name) {
        return call.parameter(name).equals(Optional.of("true"));
    }
}
