package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.CampaignCommand.AmendCampaign;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignCreated;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignDeleted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStarted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.Completion;
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
public sealed interface Campaign permits OpenCampaign, Completed, Deleted {
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
    static CommandDecision create(Brief brief, boolean start, Instant now) {
        CampaignCreated created = new CampaignCreated(brief, 1, now);
        if (!start) {
            return CommandDecision.CampaignChanged.of(new Created(brief, 1), created);
        }
        return new CommandDecision.CampaignChanged(
                new Running(brief, 2), List.of(created, new CampaignStarted(brief, 2, now)));
    }

    default CommandDecision start(Instant now) {
        return refuse();
    }

    default CommandDecision stop(Instant now) {
        return refuse();
    }

    default CommandDecision amend(AmendCampaign command, Instant now) {
        return refuse();
    }

    default CommandDecision complete(Completion completion, Instant now) {
        return refuse();
    }

    default CommandDecision delete(Instant now) {
        return CommandDecision.CampaignChanged.of(
                new Deleted(brief(), version() + 1), new CampaignDeleted(brief(), version() + 1, now));
    }

    /** The answer to a step that this state does not have. */
    CommandDecision refuse();
}
