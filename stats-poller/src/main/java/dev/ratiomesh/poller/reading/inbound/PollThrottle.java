package dev.ratiomesh.poller.reading.inbound;

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

/** Whether calls may be made at all, and says so once when that changes: the quota is used up, or YouTube is busy. */
@ApplicationScoped
class PollThrottle {
    private static final Logger LOG = Logger.getLogger(PollThrottle.class);
    private static final String NO_BUCKET = "none";

    private final PollMeters meters;
    private final dev.ratiomesh.delivery.Backoff errorBackoff;
    private final dev.ratiomesh.delivery.Backoff refusalBackoff;
    private volatile PollBackoff backoff = PollBackoff.NONE;
    private volatile @Nullable DailyQuota lastQuota;
    private volatile String payingBucket = "";
    private volatile String lastError = "";

    PollThrottle(PollMeters meters, PollerConfig config) {
        this.meters = meters;
        Duration longest = config.youtube().longestRest();
        this.errorBackoff = new dev.ratiomesh.delivery.Backoff(config.youtube().firstRest(), longest);
        this.refusalBackoff = new dev.ratiomesh.delivery.Backoff(longest, longest);
    }

    /** Whether calls rest after YouTube was busy. */
    boolean isBackingOff(Instant now) {
        return backoff.isActive(now);
    }

    /** The quota as it is now, and which bucket pays the next call, if any. */
    CallDecision decide(DailyQuota now, Instant at) {
        lastQuota = now;
        meters.recordQuota(now);
        String paying = now.payingBucket().map(state -> state.bucket().label()).orElse(NO_BUCKET);
        if (!paying.equals(payingBucket)) {
            logPayingBucket(now, paying);
            payingBucket = paying;
        }
        return now.decide(at);
    }

    /** YouTube answered with numbers. */
    void recordSuccess() {
        if (backoff.failures() > 0) {
            LOG.infof("YouTube answers again");
        }
        backoff = PollBackoff.NONE;
        lastError = "";
    }

    /** YouTube was busy: rest, longer each time. */
    void backOffAfterError(String reason, Instant now) {
        backOff(reason, now, errorBackoff);
    }

    /** YouTube will not answer until a person has changed something: rest as long as ever. */
    void backOffAfterRefusal(String reason, Instant now) {
        backOff(reason, now, refusalBackoff);
    }

    /** What the ledger said last; empty until the first look. */
    Optional<DailyQuota> lastQuota() {
        return Optional.ofNullable(lastQuota);
    }

    /** Why calls rest; empty when they do not. */
    String lastError() {
        return lastError;
    }

    private void backOff(String reason, Instant now, dev.ratiomesh.delivery.Backoff schedule) {
        backoff = backoff.next(now, schedule, ThreadLocalRandom.current().nextDouble());
        if (!reason.equals(lastError)) {
            LOG.warnf("YouTube gave no numbers: %s; next call at %s", reason, backoff.retryAt());
            lastError = reason;
        }
    }

    private void logPayingBucket(DailyQuota now, String paying) {
        Instant resetsAt = now.day().resetsAt();
        if (paying.equals(NO_BUCKET)) {
            LOG.warnf("YouTube quota is used up: readings wait for the reset at %s", resetsAt);
        } else {
            int left = now.payingBucket().map(BucketBalance::left).orElse(0);
            LOG.infof("YouTube quota bucket=%s pays readings, left=%d, reset at %s", paying, left, resetsAt);
        }
    }
}
