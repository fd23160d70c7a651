package dev.ratiomesh.sandbox.control;

import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.InjectedError;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describes a fault of calls.
 *
 * @param target a service ({@code youtube}, {@code ads}, {@code oauth}) or the beginning of a path, optionally after a
 *     verb: {@code POST /youtube/v3/comments}
 * @param error the error to answer; null: only the delay, or the cut of {@code afterSuccess}
 * @param odds how often the fault strikes
 * @param delay wait before the answer or the cut; 0..10 minutes
 * @param validateOnly strikes only requests that validate (true) or only the others (false); null: both
 * @param afterSuccess does the work first; then answers the error, or without one cuts the connection
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
     * Limits how often a fault strikes.
     *
     * @param rate the share of matching calls, 0..1
     * @param count number of strikes after which the fault ends; null: it never ends
     */
    public record Odds(double rate, @Nullable Long count) {}

    boolean matches(String service, HttpCall call) {
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
