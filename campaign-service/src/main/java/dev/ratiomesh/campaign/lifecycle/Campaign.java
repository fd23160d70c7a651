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
 * A campaign in one of its states. Each state permits only its legal transitions and refuses every other command.
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

    /** Returns the number of changes, from 1. */
    long version();

    Status status();

    /** Returns whether so many views complete the campaign: only a running one, by its current goal. */
    default boolean isReachedBy(long views) {
        return false;
    }

    /** The name of the state, as stored and shown. */
    enum Status {
        CREATED,
        RUNNING,
        STOPPED,
        COMPLETED,
        DELETED
    }

    /** Creates a campaign; {@code start} also starts it. */
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

    /** Refuses a command that this state does not permit. */
    CommandDecision refuse();
}
