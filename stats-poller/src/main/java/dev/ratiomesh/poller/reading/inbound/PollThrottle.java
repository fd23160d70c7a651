package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.poller.PollerConfig;
import dev.ratiomesh.poller.reading.BucketUsage;
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
    private static final String NOBODY = "none";

    private final PollMeters meters;
    private final dev.ratiomesh.delivery.Backoff whenBusy;
    private final dev.ratiomesh.delivery.Backoff whenRefused;
    private volatile PollBackoff backoff = PollBackoff.NONE;
    private volatile @Nullable DailyQuota quota;
    private volatile String payer = "";
    private volatile String trouble = "";

    PollThrottle(PollMeters meters, PollerConfig config) {
        this.meters = meters;
        Duration longest = config.youtube().longestRest();
        this.whenBusy = new dev.ratiomesh.delivery.Backoff(config.youtube().firstRest(), longest);
        this.whenRefused = new dev.ratiomesh.delivery.Backoff(longest, longest);
    }

    /** Whether calls rest after YouTube was busy. */
    boolean isBackingOff(Instant now) {
        return backoff.holds(now);
    }

    /** The quota as it is now, and which bucket pays the next call, if any. */
    CallDecision decide(DailyQuota now, Instant at) {
        quota = now;
        meters.quota(now);
        String paying = now.inUse().map(state -> state.bucket().label()).orElse(NOBODY);
        if (!paying.equals(payer)) {
            tell(now, paying);
            payer = paying;
        }
        return now.choose(at);
    }

    /** YouTube answered with numbers. */
    void answered() {
        if (backoff.failures() > 0) {
            LOG.infof("YouTube answers again");
        }
        backoff = PollBackoff.NONE;
        trouble = "";
    }

    /** YouTube was busy: rest, longer each time. */
    void busy(String reason, Instant now) {
        rest(reason, now, whenBusy);
    }

    /** YouTube will not answer until a person has changed something: rest as long as ever. */
    void refused(String reason, Instant now) {
        rest(reason, now, whenRefused);
    }

    /** What the ledger said last; empty until the first look. */
    Optional<DailyQuota> quota() {
        return Optional.ofNullable(quota);
    }

    /** Why calls rest; empty when they do not. */
    String trouble() {
        return trouble;
    }

    private void rest(String reason, Instant now, dev.ratiomesh.delivery.Backoff schedule) {
        backoff = backoff.longer(now, schedule, ThreadLocalRandom.current().nextDouble());
        if (!reason.equals(trouble)) {
            LOG.warnf("YouTube gave no numbers: %s; next call at %s", reason, backoff.until());
            trouble = reason;
        }
    }

    private void tell(DailyQuota now, String paying) {
        Instant resetsAt = now.day().resetsAt();
        if (paying.equals(NOBODY)) {
            LOG.warnf("YouTube quota is used up: readings wait for the reset at %s", resetsAt);
        } else {
            int left = now.inUse().map(BucketUsage::left).orElse(0);
            LOG.infof("YouTube quota bucket=%s pays readings, left=%d, reset at %s", paying, left, resetsAt);
        }
    }
}
