package dev.ratiomesh.campaign.lifecycle;

import static dev.ratiomesh.campaign.lifecycle.CampaignFixtures.BRIEF;
import static dev.ratiomesh.campaign.lifecycle.CampaignFixtures.NOON;
import static dev.ratiomesh.campaign.lifecycle.CampaignFixtures.amendTitle;
import static dev.ratiomesh.contracts.campaign.RejectionCode.ALREADY_RUNNING;
import static dev.ratiomesh.contracts.campaign.RejectionCode.CAMPAIGN_COMPLETED;
import static dev.ratiomesh.contracts.campaign.RejectionCode.CAMPAIGN_DELETED;
import static dev.ratiomesh.contracts.campaign.RejectionCode.NOT_RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignAmended;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignCompleted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignCreated;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignDeleted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStarted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStopped;
import dev.ratiomesh.contracts.campaign.CampaignEvent.Completion;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every state against every step. */
class CampaignTest {
    private static final Campaign CREATED = new Created(BRIEF, 1);
    private static final Campaign RUNNING = new Running(BRIEF, 2);
    private static final Campaign STOPPED = new Stopped(BRIEF, 3);
    private static final Campaign COMPLETED = new Completed(BRIEF, 4);
    private static final Campaign DELETED = new Deleted(BRIEF, 5);

    @Test
    void is_created_and_started_at_once() {
        assertThat(Campaign.create(BRIEF, true, NOON))
                .isEqualTo(new CommandDecision.CampaignChanged(
                        new Running(BRIEF, 2),
                        List.of(new CampaignCreated(BRIEF, 1, NOON), new CampaignStarted(BRIEF, 2, NOON))));
    }

    @Test
    void is_created_and_waits() {
        assertThat(Campaign.create(BRIEF, false, NOON))
                .isEqualTo(
                        CommandDecision.CampaignChanged.of(new Created(BRIEF, 1), new CampaignCreated(BRIEF, 1, NOON)));
    }

    @Test
    void starts_when_created_or_stopped() {
        assertThat(CREATED.start(NOON))
                .isEqualTo(
                        CommandDecision.CampaignChanged.of(new Running(BRIEF, 2), new CampaignStarted(BRIEF, 2, NOON)));
        assertThat(STOPPED.start(NOON))
                .isEqualTo(
                        CommandDecision.CampaignChanged.of(new Running(BRIEF, 4), new CampaignStarted(BRIEF, 4, NOON)));
        refused(RUNNING.start(NOON), ALREADY_RUNNING);
        refused(COMPLETED.start(NOON), CAMPAIGN_COMPLETED);
        refused(DELETED.start(NOON), CAMPAIGN_DELETED);
    }

    @Test
    void stops_when_running() {
        assertThat(RUNNING.stop(NOON))
                .isEqualTo(
                        CommandDecision.CampaignChanged.of(new Stopped(BRIEF, 3), new CampaignStopped(BRIEF, 3, NOON)));
        refused(CREATED.stop(NOON), NOT_RUNNING);
        refused(STOPPED.stop(NOON), NOT_RUNNING);
        refused(COMPLETED.stop(NOON), CAMPAIGN_COMPLETED);
        refused(DELETED.stop(NOON), CAMPAIGN_DELETED);
    }

    @Test
    void is_amended_while_open_and_keeps_its_state() {
        for (Campaign open : List.of(CREATED, RUNNING, STOPPED)) {
            CommandDecision.CampaignChanged changed =
                    (CommandDecision.CampaignChanged) open.amend(amendTitle("Second single"), NOON);
            assertThat(changed.next().status()).isEqualTo(open.status());
            assertThat(changed.next().brief().title()).isEqualTo("Second single");
            assertThat(changed.next().version()).isEqualTo(open.version() + 1);
            assertThat(changed.events())
                    .containsExactly(new CampaignAmended(changed.next().brief(), open.version() + 1, NOON));
        }
        refused(COMPLETED.amend(amendTitle("Second single"), NOON), CAMPAIGN_COMPLETED);
        refused(DELETED.amend(amendTitle("Second single"), NOON), CAMPAIGN_DELETED);
    }

    @Test
    void completes_while_it_is_open() {
        for (Campaign open : List.of(CREATED, RUNNING, STOPPED)) {
            long version = open.version() + 1;
            assertThat(open.complete(Completion.DEADLINE_PASSED, NOON))
                    .isEqualTo(CommandDecision.CampaignChanged.of(
                            new Completed(BRIEF, version),
                            new CampaignCompleted(BRIEF, version, NOON, Completion.DEADLINE_PASSED)));
        }
        refused(COMPLETED.complete(Completion.GOAL_REACHED, NOON), CAMPAIGN_COMPLETED);
        refused(DELETED.complete(Completion.GOAL_REACHED, NOON), CAMPAIGN_DELETED);
    }

    @Test
    void is_deleted_once_whatever_it_was() {
        for (Campaign campaign : List.of(CREATED, RUNNING, STOPPED, COMPLETED)) {
            long version = campaign.version() + 1;
            assertThat(campaign.delete(NOON))
                    .isEqualTo(CommandDecision.CampaignChanged.of(
                            new Deleted(BRIEF, version), new CampaignDeleted(BRIEF, version, NOON)));
        }
        refused(DELETED.delete(NOON), CAMPAIGN_DELETED);
    }

    @Test
    void is_reached_by_its_goal_only_when_it_runs() {
        assertThat(RUNNING.isReachedBy(500_000)).isTrue();
        assertThat(RUNNING.isReachedBy(499_999)).isFalse();
        for (Campaign other : List.of(CREATED, STOPPED, COMPLETED, DELETED)) {
            assertThat(other.isReachedBy(Long.MAX_VALUE))
                    .as("%s", other.status())
                    .isFalse();
        }
    }

    @Test
    void names_its_state_in_a_refusal() {
        assertThat(((CommandDecision.CommandRefused) STOPPED.stop(NOON))
                        .refusal()
                        .detail())
                .isEqualTo("The campaign is STOPPED, not running.");
    }

    private static void refused(CommandDecision decision, RejectionCode code) {
        assertThat(decision).isInstanceOfSatisfying(CommandDecision.CommandRefused.class, refused -> assertThat(
                        refused.refusal().code())
                .isEqualTo(code));
    }
}
