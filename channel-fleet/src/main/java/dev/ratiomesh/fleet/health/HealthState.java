package dev.ratiomesh.fleet.health;

import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.fleet.health.HealthRules.Failing;
import java.time.Instant;

/**
 * The state a channel is in, and since when. Health moves it between three states; the other two belong to access:
 *
 * <pre>
 *              paused, day full,                    errors
 *              quota waits                ┌───────────────────────┐
 *   ACTIVE ───────────────────► RESTING ──┤                       ▼
 *     ▲ │ ◄───────────────────            └──────────────────► FAILING
 *     │ └── some of each again ──────────────── errors ──────►  │
 *     └───────────── well again, and the stay is over ──────────┘
 *
 *   NEEDS_OWNER: left by connecting it anew only.      DISCONNECTED: never left here.
 * </pre>
 *
 * It enters and leaves at different figures and stays a while in FAILING, so that it does not flap.
 */
public record HealthState(ChannelState state, Instant since) {
    private static final int ENOUGH_TO_RETURN = 2;

    /** The same condition, or the next one, since now. */
    public HealthState next(ChannelFacts facts, Failing rules, Instant now) {
        ChannelState next = decide(facts, rules, now);
        return next == state ? this : new HealthState(next, now);
    }

    private ChannelState decide(ChannelFacts facts, Failing rules, Instant now) {
        if (state == ChannelState.NEEDS_OWNER || state == ChannelState.DISCONNECTED) {
            return state;
        }
        boolean failing =
                state == ChannelState.FAILING ? stillFails(facts.calls(), rules, now) : fails(facts.calls(), rules);
        if (failing) {
            return ChannelState.FAILING;
        }
        return rests(facts.day(), now) ? ChannelState.RESTING : ChannelState.ACTIVE;
    }

    private static boolean fails(ChannelFacts.Calls calls, Failing rules) {
        return calls.failed() >= rules.least() && (calls.errorRate() >= rules.enter() || isStuck(calls, rules));
    }

    /** Errors have gone on for long without a success; among many calls that went well before, the rate shows it late. */
    private static boolean isStuck(ChannelFacts.Calls calls, Failing rules) {
        Instant success = calls.lastSuccessAt();
        Instant error = calls.lastErrorAt();
        return calls.failed() > 0 && success != null && error != null && error.isAfter(success.plus(rules.stay()));
    }

    private boolean stillFails(ChannelFacts.Calls calls, Failing rules, Instant now) {
        if (now.isBefore(since.plus(rules.stay()))) {
            return true;
        }
        boolean well = calls.errorRate() <= rules.leave() && !isStuck(calls, rules);
        return !well && !isCalm(calls, rules, now);
    }

    /** A success came after the last error, which is a while ago: what failed before counts no longer. */
    private static boolean isCalm(ChannelFacts.Calls calls, Failing rules, Instant now) {
        Instant success = calls.lastSuccessAt();
        Instant error = calls.lastErrorAt();
        return success != null && (error == null || (success.isAfter(error) && now.isAfter(error.plus(rules.stay()))));
    }

    private boolean rests(ChannelFacts.ChannelQuota day, Instant now) {
        Instant until = day.restsUntil();
        if (day.paused() || (until != null && until.isAfter(now))) {
            return true;
        }
        // Shares free up unit by unit before the reset: one alone does not bring a channel back.
        int whole = Math.min(day.cap(), day.shareLimit());
        int enough = state == ChannelState.RESTING ? Math.max(1, Math.min(ENOUGH_TO_RETURN, whole)) : 1;
        return day.left() < enough;
    }
}
