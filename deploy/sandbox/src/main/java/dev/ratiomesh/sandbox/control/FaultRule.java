package dev.ratiomesh.sandbox.control;

import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.InjectedError;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with calls.
 *
 * @param target a service ({@code youtube}, {@code ads}, {@code oauth}) or the beginning of a path, if wanted after a verb: {@code POST /youtube/v3/comments}
 * @param error what is answered; null: nothing but the delay happens, or the cut of {@code afterSuccess}
 * @param odds how often
 * @param delay how long the answer, or the cut, waits; 0..10 minutes
 * @param validateOnly strikes requests that are only to be validated, or only the others; null: both
 * @param afterSuccess do the work first; then answer the error, or without one cut the connection
 */
public record FaultRule(
        String target,
        @Nullable InjectedError error,
        Odds odds,
        Duration delay,
        boolean afterSuccess,
        @Nullable Boolean validateOnly) {
    private static final Pattern VALIDATE_ONLY = Pattern.compile("\"validateOnly\"\\s*:\\s*true");

    /**
     * How often a fault strikes.
     *
     * @param rate the share of matching calls, 0..1
     * @param count after so many it is over; null: never
     */
    public record Odds(double rate, @Nullable Long count) {}

    boolean aimsAt(String service, HttpCall call) {
        String path = target.startsWith("/") ? call.path() : call.method() + " " + call.path();
        boolean there = target.indexOf('/') >= 0 ? path.startsWith(target) : target.equals(service);
        return there
                && (validateOnly == null
                        || validateOnly == VALIDATE_ONLY.matcher(call.body()).find());
    }

    public boolean cuts() {
        return afterSuccess && error == null;
    }
}
