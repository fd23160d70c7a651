package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.CampaignCommand.AmendCampaign;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignAmended;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignCompleted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignCreated;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignDeleted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStarted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStopped;
import dev.ratiomesh.contracts.campaign.CampaignEvent.Completion;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import java.time.Instant;
import java.util.List;

/**
 * A campaign in one of its states; each state has only its legal steps, every other step is refused.
 *
 * <pre>
 *            start            stop
 *  CREATED ────────▶ RUNNING ◀────▶ STOPPED
 *     │                 │     start    │
 *     ├── amend stays   ├── amend      ├── amend
 *     │                 │              │
 *     └───── complete ──┴── complete ──┘──────▶ COMPLETED
 *                                                   │
 *  any of them ───────────── delete ────────────────┴──▶ DELETED
 * </pre>
 *
 * A goal completes a running campaign only; a deadline completes every open one.
 */
public sealed interface Campaign {
    Brief brief();

    /** Counts the campaign's changes, from 1. */
    long version();

    Status status();

    /** Whether so many views end the campaign: they do when it runs, against the goal as it is now. */
    default boolean isReachedBy(long views) {
        return false;
    }

    /** The state's name, for storage and for people. */
    enum Status {
        CREATED,
        RUNNING,
        STOPPED,
        COMPLETED,
        DELETED
    }

    /** Opens a campaign; {@code start} runs it at once. */
    static Decision create(Brief brief, boolean start, Instant now) {
        CampaignCreated created = new CampaignCreated(brief, 1, now);
        if (!start) {
            return Decision.Changed.of(new Created(brief, 1), created);
        }
        return new Decision.Changed(new Running(brief, 2), List.of(created, new CampaignStarted(brief, 2, now)));
    }

    default Decision start(Instant now) {
        return refuse();
    }

    default Decision stop(Instant now) {
        return refuse();
    }

    default Decision amend(AmendCampaign command, Instant now) {
        return refuse();
    }

    default Decision complete(Completion completion, Instant now) {
        return refuse();
    }

    default Decision delete(Instant now) {
        return Decision.Changed.of(
                new Deleted(brief(), version() + 1), new CampaignDeleted(brief(), version() + 1, now));
    }

    /** The answer to a step that this state does not have. */
    Decision refuse();

    private static Decision refused(RejectionCode code, String detail) {
        return new Decision.Refused(new Refusal(code, detail));
    }

    /** A campaign that may still change. */
    sealed interface Open extends Campaign {
        Open with(Brief brief, long version);

        @Override
        default Decision amend(AmendCampaign command, Instant now) {
            Long expected = command.expectedVersion();
            if (expected != null && expected != version()) {
                return refused(
                        RejectionCode.VERSION_CONFLICT,
                        "expectedVersion: is " + expected + ", the campaign has version " + version());
            }
            Brief amended = Amendment.apply(brief(), command);
            if (amended.equals(brief())) {
                return refused(RejectionCode.NOTHING_TO_CHANGE, "The amendment changes nothing.");
            }
            return Amendment.check(brief(), amended)
                    .or(() -> BriefRules.check(amended, now))
                    .<Decision>map(Decision.Refused::new)
                    .orElseGet(() -> Decision.Changed.of(
                            with(amended, version() + 1), new CampaignAmended(amended, version() + 1, now)));
        }

        @Override
        default Decision complete(Completion completion, Instant now) {
            return Decision.Changed.of(
                    new Completed(brief(), version() + 1),
                    new CampaignCompleted(brief(), version() + 1, now, completion));
        }
    }

    /** A campaign that can be started. */
    sealed interface Waiting extends Open {
        @Override
        default Decision start(Instant now) {
            return Decision.Changed.of(
                    new Running(brief(), version() + 1), new CampaignStarted(brief(), version() + 1, now));
        }

        @Override
        default Decision refuse() {
            return refused(RejectionCode.NOT_RUNNING, "The campaign is " + status() + ", not running.");
        }
    }

    record Created(Brief brief, long version) implements Waiting {
        @Override
        public Status status() {
            return Status.CREATED;
        }

        @Override
        public Open with(Brief brief, long version) {
            return new Created(brief, version);
        }
    }

    record Stopped(Brief brief, long version) implements Waiting {
        @Override
        public Status status() {
            return Status.STOPPED;
        }

        @Override
        public Open with(Brief brief, long version) {
            return new Stopped(brief, version);
        }
    }

    record Running(Brief brief, long version) implements Open {
        @Override
        public Status status() {
            return Status.RUNNING;
        }

        @Override
        public Open with(Brief brief, long version) {
            return new Running(brief, version);
        }

        @Override
        public boolean isReachedBy(long views) {
            return views >= brief.viewGoal();
        }

        @Override
        public Decision stop(Instant now) {
            return Decision.Changed.of(new Stopped(brief, version + 1), new CampaignStopped(brief, version + 1, now));
        }

        @Override
        public Decision refuse() {
            return refused(RejectionCode.ALREADY_RUNNING, "The campaign is running already.");
        }
    }

    record Completed(Brief brief, long version) implements Campaign {
        @Override
        public Status status() {
            return Status.COMPLETED;
        }

        @Override
        public Decision refuse() {
            return refused(RejectionCode.CAMPAIGN_COMPLETED, "The campaign is completed.");
        }
    }

    record Deleted(Brief brief, long version) implements Campaign {
        @Override
        public Status status() {
            return Status.DELETED;
        }

        @Override
        public Decision delete(Instant now) {
            return refuse();
        }

        @Override
        public Decision refuse() {
            return refused(RejectionCode.CAMPAIGN_DELETED, "The campaign is deleted.");
        }
    }
}
