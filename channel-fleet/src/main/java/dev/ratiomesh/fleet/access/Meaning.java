package dev.ratiomesh.fleet.access;

import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.delivery.youtube.YouTubeError;
import dev.ratiomesh.fleet.access.Finding.Spent;
import dev.ratiomesh.fleet.access.Finding.Stale;
import dev.ratiomesh.fleet.access.Finding.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Reads Google's answers. */
public final class Meaning {
    /** Google asks to go slower and does not say for how long. */
    private static final Duration BREATH = Duration.ofSeconds(30);

    private static final int MOST_SECONDS = 3600;
    private static final Set<Integer> MORE_THAN_2XX = Set.of(304, 308);
    private static final Set<String> NO_CHANNEL =
            Set.of("youtubeSignupRequired", "channelNotFoundForAuthenticatedUser");
    private static final Set<String> NO_SCOPE =
            Set.of("insufficientPermissions", "insufficientScopes", "ACCESS_TOKEN_SCOPE_INSUFFICIENT");
    private static final Set<String> CLOSED = Set.of(
            "accountSuspended",
            "accountClosed",
            "authenticatedUserAccountSuspended",
            "authenticatedUserAccountClosed",
            "channelSuspended",
            "channelClosed");

    private Meaning() {}

    public static Finding of(Ask ask, Reply.Done answer, Instant now) {
        int status = answer.status();
        if ((status >= 200 && status < 300) || MORE_THAN_2XX.contains(status)) {
            return new Told(answer);
        }
        YouTubeError error = YouTubeError.of(status, answer.body());
        return switch (error.kind()) {
            case SPENT_FOR_THE_DAY -> new Spent(error.words());
            case TOO_FAST -> new Told(new Reply.Waits(null, now.plus(patience(answer, BREATH)), error.words()));
            case TROUBLE -> new Told(new Reply.Trouble(error.words(), hasEffect(ask), patience(answer, Duration.ZERO)));
            case UNAUTHORISED -> unauthorised(ask, error);
            case NOT_FOUND, REFUSED -> new Told(refused(ask, error));
        };
    }

    /** Whether a call may have done something when its outcome is not known. */
    public static boolean hasEffect(Ask ask) {
        return !ask.method().equals("GET");
    }

    private static Finding unauthorised(Ask ask, YouTubeError error) {
        if (ask.who().channelId() == null) {
            return new Told(new Reply.Refused(error.status(), error.reason(), error.words()));
        }
        return NO_CHANNEL.contains(error.reason())
                ? new Told(new Reply.NeedsOwner(ReconnectReason.NO_CHANNEL, error.words()))
                : new Stale(error.words());
    }

    private static Reply refused(Ask ask, YouTubeError error) {
        if (ask.who().channelId() != null && NO_SCOPE.contains(error.reason())) {
            return new Reply.NeedsOwner(ReconnectReason.SCOPE_MISSING, error.words());
        }
        if (ask.who().channelId() != null && CLOSED.contains(error.reason())) {
            return new Reply.NeedsOwner(ReconnectReason.NO_CHANNEL, error.words());
        }
        return new Reply.Refused(error.status(), error.reason(), error.words());
    }

    /** As {@code Retry-After} says in seconds, up to an hour. */
    private static Duration patience(Reply.Done answer, Duration usual) {
        String seconds = answer.headers().getOrDefault("retry-after", "");
        return seconds.matches("\\d{1,9}")
                ? Duration.ofSeconds(Math.min(Integer.parseInt(seconds), MOST_SECONDS))
                : usual;
    }
}
