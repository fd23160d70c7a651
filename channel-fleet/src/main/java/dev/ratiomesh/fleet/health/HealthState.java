package dev.ratiomesh.fleet.health;

import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.fleet.health.HealthRules.Failing;
import java.time.Instant;

/**
 * The state of a channel and its start. Health decides between three states; the other two belong to the access feature:
 *
 * <pre>
 *  ACTIVE, RESTING ──► FAILING          errors
 *  ACTIVE          ──► RESTING          paused, or no upload left today
 *  RESTING         ──► ACTIVE           not paused, and uploads left again
 *  FAILING         ──► ACTIVE, RESTING  recovered, after the shortest stay
 *
 *  NEEDS_OWNER, DISCONNECTED            left by a new connection only
 * </pre>
 *
 * A channel enters and leaves FAILING at different error rates and stays for a shortest time, so that it does not flap.
 */
public record HealthState(ChannelState state, Instant since) {
    /** Uploads that must be left before a resting channel becomes active again. */
    private static final int MIN_UPLOADS_TO_RETURN = 2;

    /** Decides the next state; an unchanged state keeps its start. */
    public HealthState next(ChannelFacts facts, Failing rules, Instant now) {
        ChannelState next = decide(facts, rules, now);
        return next == state ? this : new HealthState(next, now);
    }

    private ChannelState decide(ChannelFacts facts, Failing rules, Instant now) {
        if (state == ChannelState.NEEDS_OWNER || state == ChannelState.DISCONNECTED) {
            return state;
        }
        boolean failing = state == ChannelState.FAILING
                ? isStillFailing(facts.calls(), rules, now)
                : isFailing(facts.calls(), rules);
        if (failing) {
            return ChannelState.FAILING;
        }
        return isResting(facts.quota(), now) ? ChannelState.RESTING : ChannelState.ACTIVE;
    }

    private static boolean isFailing(ChannelFacts.Calls calls, Failing rules) {
        return calls.failed() >= rules.minFailures()
                && (calls.errorRate() >= rules.failingErrorRate() || isStuck(calls, rules));
    }

    /** True when errors go on without a success. After many successful calls the error rate alone shows this late. */
    private static boolean isStuck(ChannelFacts.Calls calls, Failing rules) {
        Instant success = calls.lastSuccessAt();
        Instant error = calls.lastErrorAt();
        return calls.failed() > 0
                && success != null
                && error != null
                && error.isAfter(success.plus(rules.minDuration()));
    }

    private boolean isStillFailing(ChannelFacts.Calls calls, Failing rules, Instant now) {
        if (now.isBefore(since.plus(rules.minDuration()))) {
            return true;
        }
        boolean recovered = calls.errorRate() <= rules.recoveredErrorRate() && !isStuck(calls, rules);
        return !recovered && !isQuiet(calls, rules, now);
    }

    /** True when a success followed the last error, and that error is old enough: earlier failures no longer count. */
    private static boolean isQuiet(ChannelFacts.Calls calls, Failing rules, Instant now) {
        Instant success = calls.lastSuccessAt();
        Instant error = calls.lastErrorAt();
        return success != null
                && (error == null || (success.isAfter(error) && now.isAfter(error.plus(rules.minDuration()))));
    }

    private boolean isResting(ChannelFacts.ChannelQuota quota, Instant now) {
        Instant exhaustedUntil = quota.exhaustedUntil();
        if (quota.paused() || (exhaustedUntil != null && exhaustedUntil.isAfter(now))) {
            return true;
        }
        // Shares are released unit by unit before the reset; a single unit does not bring a channel back.
        int dailyTotal = Math.min(quota.dailyLimit(), quota.shareLimit());
        int minLeft = state == ChannelState.RESTING ? Math.max(1, Math.min(MIN_UPLOADS_TO_RETURN, dailyTotal)) : 1;
        return quota.left() < minLeft;
    }
}
