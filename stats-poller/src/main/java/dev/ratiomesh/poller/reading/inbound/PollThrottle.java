package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.poller.PollerConfig;
import dev.ratiomesh.poller.reading.BucketBalance;
import dev.ratiomesh.poller.reading.CallDecision;
import dev.ratiomesh.poller.reading.DailyQuota;
import dev.ratiomesh.poller.reading.PollBackoff;
import dev.ratiomesh.poller.reading.outbound.PollMeters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Decides whether calls may be made, by the quota and by the back-off after failures; logs each change once. */
@ApplicationScoped
class PollThrottle {
    private static final Logger LOG = Logger.getLogger(PollThrottle.class);
    private static final String NO_BUCKET = "none";

    private final PollMeters meters;
    private final Backoff errorBackoff;
    private final Backoff refusalBackoff;
    private volatile PollBackoff backoff = PollBackoff.NONE;
    private volatile @Nullable DailyQuota lastQuota;
    private volatile String payingBucket = "";
    private volatile String lastError = "";

    PollThrottle(PollMeters meters, PollerConfig config) {
        this.meters = meters;
        Duration longest = config.youtube().longestRest();
        this.errorBackoff = new Backoff(config.youtube().firstRest(), longest);
        this.refusalBackoff = new Backoff(longest, longest);
    }

    /** Returns whether calls are held back after a failure. */
    boolean isBackingOff(Instant now) {
        return backoff.isActive(now);
    }

    /** Decides whether a call may be made under the quota, and records the quota for readiness and metrics. */
    CallDecision decide(DailyQuota quota, Instant now) {
        lastQuota = quota;
        meters.recordQuota(quota);
        String paying =
                quota.payingBucket().map(state -> state.bucket().label()).orElse(NO_BUCKET);
        if (!paying.equals(payingBucket)) {
            logPayingBucket(quota, paying);
            payingBucket = paying;
        }
        return quota.decide(now);
    }

    /** Ends the back-off after a successful call. */
    void recordSuccess() {
        if (backoff.failures() > 0) {
            LOG.infof("YouTube calls succeed again");
        }
        backoff = PollBackoff.NONE;
        lastError = "";
    }

    /** Holds calls back after a transient failure, longer each time. */
    void backOffAfterError(String reason, Instant now) {
        backOff(reason, now, errorBackoff);
    }

    /** Holds calls back for the longest back-off, because only a person can fix a rejected key or request. */
    void backOffAfterRefusal(String reason, Instant now) {
        backOff(reason, now, refusalBackoff);
    }

    /** Returns the quota of the last decision; empty before the first. */
    Optional<DailyQuota> lastQuota() {
        return Optional.ofNullable(lastQuota);
    }

    /** Returns the reason of the current back-off; an empty text when there is none. */
    String lastError() {
        return lastError;
    }

    private void backOff(String reason, Instant now, Backoff schedule) {
        backoff = backoff.next(now, schedule, ThreadLocalRandom.current().nextDouble());
        if (!reason.equals(lastError)) {
            LOG.warnf("YouTube call failed: %s; next call at %s", reason, backoff.retryAt());
            lastError = reason;
        }
    }

    private void logPayingBucket(DailyQuota quota, String paying) {
        Instant resetsAt = quota.day().resetsAt();
        if (paying.equals(NO_BUCKET)) {
            LOG.warnf("YouTube quota is used up; readings resume at the reset at %s", resetsAt);
        } else {
            int left = quota.payingBucket().map(BucketBalance::left).orElse(0);
            LOG.infof("YouTube calls are charged to bucket=%s left=%d, reset at %s", paying, left, resetsAt);
        }
    }
}
