package dev.ratiomesh.campaign;

import static dev.ratiomesh.campaign.Facts.NOW;
import static dev.ratiomesh.campaign.Facts.observed;
import static dev.ratiomesh.campaign.Outside.events;
import static dev.ratiomesh.campaign.Outside.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.testkit.kafka.ConsumedRecord;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class CompletionIT {
    @RegisterExtension
    final Outside outside = new Outside();

    @Inject
    MovableClock clock;

    @Inject
    AgroalDataSource database;

    @Test
    void a_campaign_ends_when_its_goal_is_seen() {
        // given
        String id = outside.running();

        // when
        seen(id, 499_999);
        seen(id, 500_000);
        seen(id, 500_001);

        // then
        outside.shows(id, "completion", "GOAL_REACHED");
        assertThat(events(id, 3))
                .extracting(ConsumedRecord::type)
                .containsExactly("campaign.created.v1", "campaign.started.v1", "campaign.completed.v1");
        outside.rejected(outside.command("start", outside.about(id)), "CAMPAIGN_COMPLETED");
        outside.rejected(outside.command("amend", outside.about(id).put("title", "B")), "CAMPAIGN_COMPLETED");
        outside.caller()
                .post("/api/campaigns/" + id + "/stop")
                .then()
                .statusCode(409)
                .body("code", equalTo("CAMPAIGN_COMPLETED"));
        outside.done(outside.command("delete", outside.about(id)));
    }

    @Test
    void a_stopped_campaign_does_not_end_by_its_goal() {
        String id = outside.running();
        outside.done(outside.command("stop", outside.about(id)));
        seen(id, 600_000);
        afterwards(id);
        outside.shows(id, "status", "STOPPED");
    }

    @Test
    void the_goal_is_the_current_one_after_an_amendment() {
        // given
        String id = outside.running();
        outside.done(outside.command("amend", outside.about(id).put("viewGoal", 900_000)));

        // when
        seen(id, 600_000);
        afterwards(id);

        // then
        outside.shows(id, "status", "RUNNING");
        seen(id, 900_000);
        outside.shows(id, "completion", "GOAL_REACHED");
    }

    @Test
    void a_campaign_ends_at_its_deadline_running_or_not() {
        // given
        String deadline = clock.instant().plus(Duration.ofHours(1)).toString();
        String running = id();
        outside.command("create", outside.creation(running).put("deadline", deadline));
        String waiting = id();
        outside.command(
                "create", outside.creation(waiting).put("deadline", deadline).put("autoStart", false));
        String later = outside.running();
        outside.shows(running, "status", "RUNNING");
        outside.shows(waiting, "status", "CREATED");

        // when
        clock.advance(Duration.ofHours(2));

        // then
        outside.shows(running, "completion", "DEADLINE_PASSED");
        outside.shows(waiting, "completion", "DEADLINE_PASSED");
        outside.shows(later, "status", "RUNNING");
        assertThat(events(running, 3).get(2).type()).isEqualTo("campaign.completed.v1");
    }

    @Test
    void a_campaign_that_another_replica_is_completing_does_not_hold_up_the_others() throws SQLException {
        // given
        String deadline = clock.instant().plus(Duration.ofHours(1)).toString();
        String held = id();
        String free = id();
        for (String id : new String[] {held, free}) {
            outside.command("create", outside.creation(id).put("deadline", deadline));
            outside.shows(id, "status", "RUNNING");
        }

        try (Connection replica = database.getConnection()) {
            replica.setAutoCommit(false);
            lock(replica, held);

            // when
            clock.advance(Duration.ofHours(2));

            // then
            outside.shows(free, "completion", "DEADLINE_PASSED");
            outside.shows(held, "status", "RUNNING");
            replica.rollback();
        }
        outside.shows(held, "completion", "DEADLINE_PASSED");
    }

    private void seen(String id, long views) {
        outside.publish(Topic.VIDEO_SNAPSHOTS, id, observed(id, outside.tenant, NOW.plusSeconds(views), views, 1L));
    }

    /** Waits until every earlier message under this key is handled, by the effect of a last one. */
    private void afterwards(String key) {
        String last = outside.running();
        outside.publish(Topic.VIDEO_SNAPSHOTS, key, observed(last, outside.tenant, NOW, 500_000, 1L));
        outside.shows(last, "status", "COMPLETED");
    }

    private static void lock(Connection replica, String id) throws SQLException {
        try (PreparedStatement statement = replica.prepareStatement("SELECT 1 FROM campaign WHERE id = ? FOR UPDATE")) {
            statement.setString(1, id);
            statement.executeQuery();
        }
    }
}
