package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.poller.PollerConfig;
import dev.ratiomesh.poller.reading.Backoff;
import dev.ratiomesh.poller.reading.BucketState;
import dev.ratiomesh.poller.reading.Choice;
import dev.ratiomesh.poller.reading.Quota;
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
class Gate {
    private static final Logger LOG = Logger.getLogger(Gate.class);
    private static final String NOBODY = "none";

    private final PollMeters meters;
    private final dev.ratiomesh.delivery.work.Backoff whenBusy;
    private final dev.ratiomesh.delivery.work.Backoff whenRefused;
    private volatile Backoff backoff = Backoff.NONE;
    private volatile @Nullable Quota quota;
    private volatile String payer = "";
    private volatile String trouble = "";

    Gate(PollMeters meters, PollerConfig config) {
        this.meters = meters;
        Duration longest = config.youtube().longestRest();
        this.whenBusy = new dev.ratiomesh.delivery.work.Backoff(config.youtube().firstRest(), longest);
        this.whenRefused = new dev.ratiomesh.delivery.work.Backoff(longest, longest);
    }

    /** Whether calls rest after YouTube was busy. */
    boolean rests(Instant now) {
        return backoff.holds(now);
    }

    /** The quota as it is now, and which bucket pays the next call, if any. */
    Choice pass(Quota now, Instant at) {
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
        backoff = Backoff.NONE;
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
    Optional<Quota> quota() {
        return Optional.ofNullable(quota);
    }

    /** Why calls rest; empty when they do not. */
    String trouble() {
        return trouble;
    }

    private void rest(String reason, Instant now, dev.ratiomesh.delivery.work.Backoff schedule) {
        backoff = backoff.longer(now, schedule, ThreadLocalRandom.current().nextDouble());
        if (!reason.equals(trouble)) {
            LOG.warnf("YouTube gave no numbers: %s; next call at %s", reason, backoff.until());
            trouble = reason;
        }
    }

    private void tell(Quota now, String paying) {
        Instant resetsAt = now.day().resetsAt();
        if (paying.equals(NOBODY)) {
            LOG.warnf("YouTube quota is used up: readings wait for the reset at %s", resetsAt);
        } else {
            int left = now.inUse().map(BucketState::left).orElse(0);
            LOG.infof("YouTube quota bucket=%s pays readings, left=%d, reset at %s", paying, left, resetsAt);
        }
    }
}
