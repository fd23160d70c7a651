package dev.ratiomesh.fleet.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ratiomesh.fleet.mesh.ChannelOwner;
import dev.ratiomesh.fleet.mesh.Mesh;
import dev.ratiomesh.fleet.mesh.SandboxResource;
import dev.ratiomesh.testkit.MeshResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class ReportsIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final String tenant = "reports-" + UUID.randomUUID();
    private final Mesh mesh = new Mesh();

    @AfterEach
    void close() {
        SandboxResource.setClockAhead(Duration.ZERO);
        mesh.sandbox.inject("{\"clear\":true}");
        mesh.close();
    }

    @Test
    void a_report_shows_youtubes_figures_with_their_day_and_delay() {
        // given
        String channel = channelWithAVideo();
        // when
        JsonPath report = reportWith(channel, "DAYS");
        // then
        assertThat(report.getList("sections.section"))
                .containsExactlyInAnyOrder("DAYS", "TRAFFIC_SOURCES", "DEVICES", "AGE_AND_GENDER");
        assertThat(report.getList("sections.find { it.section == 'DAYS' }.columns"))
                .containsExactly(
                        "day",
                        "views",
                        "engagedViews",
                        "estimatedMinutesWatched",
                        "averageViewPercentage",
                        "subscribersGained",
                        "subscribersLost");
        assertThat(report.getList("sections.find { it.section == 'DAYS' }.rows"))
                .isNotEmpty();
        assertThat(report.getString("sections.find { it.section == 'DEVICES' }.asOf"))
                .isEqualTo(report.getString("sections.find { it.section == 'DAYS' }.asOf"));
        assertThat(report.getInt("sections.find { it.section == 'DAYS' }.delayDays"))
                .isEqualTo(3);
    }

    @Test
    void only_the_metric_that_youtube_drops_is_missing() {
        // given
        mesh.sandbox.inject("{\"dropMetric\":\"engagedViews\"}");
        // when
        JsonPath report = reportWith(channelWithAVideo(), "DAYS");
        // then
        assertThat(report.getList("sections.find { it.section == 'DAYS' }.columns"))
                .contains("views", "subscribersLost")
                .doesNotContain("engagedViews");
        assertThat(report.getList("sections.find { it.section == 'DAYS' }.missing.metric"))
                .containsExactly("engagedViews");
        assertThat(report.getString("sections.find { it.section == 'DAYS' }.missing[0].detail"))
                .contains("not supported");
        mesh.execute("DELETE FROM report_dropped");
    }

    @Test
    void impressions_come_from_the_daily_files_two_days_after_the_job_was_created() {
        // given
        String channel = channelWithAVideo();
        await().atMost(TIMEOUT)
                .until(() ->
                        mesh.rows("SELECT 1 FROM reach_job WHERE job_id IS NOT NULL AND channel_id = '" + channel + "'")
                                        .size()
                                == 1);
        assertThat(report(channel).getList("impressions.days")).isEmpty();
        // when
        SandboxResource.setClockAhead(Duration.ofHours(72));
        mesh.execute("UPDATE reach_job SET due_at = now(), lease_until = NULL WHERE channel_id = '" + channel + "'");
        // then
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(report(channel).getList("impressions.days"))
                .as("%s", mesh.rows("SELECT * FROM reach_job WHERE channel_id = '" + channel + "'"))
                .isNotEmpty());
        assertThat(report(channel).getLong("impressions.days[0].impressions")).isPositive();
        assertThat(report(channel).getDouble("impressions.days[0].clickRate")).isBetween(0.0, 1.0);
        assertThat(report(channel).getString("impressions.asOf")).isNotNull();
    }

    @Test
    void a_stopped_report_records_its_reason_and_is_completed_later() {
        // given
        mesh.sandbox.inject("{\"target\":\"analytics\",\"status\":403,\"reason\":\"quotaExceeded\"}");
        String channel = channelWithAVideo();
        // when
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(
                        mesh.rows("SELECT problem FROM report_subject WHERE problem IS NOT NULL AND channel_id = '"
                                + channel + "'"))
                .hasSize(1));
        assertThat(report(channel).getList("sections")).isEmpty();
        mesh.sandbox.inject("{\"clear\":true}");
        mesh.execute("UPDATE report_subject SET due_at = now() WHERE channel_id = '" + channel + "'");
        // then
        assertThat(reportWith(channel, "DEVICES").getList("sections")).hasSize(4);
    }

    @Test
    void a_channel_of_another_tenant_is_not_found() {
        // given
        String channel = ChannelOwner.connect(tenant, "c" + UUID.randomUUID());
        // then
        ChannelOwner.get("other", "/api/channels/" + channel + "/analytics", Map.of())
                .then()
                .statusCode(404);
        ChannelOwner.get(tenant, "/api/channels/" + channel + "/analytics", Map.of())
                .then()
                .statusCode(200);
    }

    private String channelWithAVideo() {
        String channel = ChannelOwner.connect(tenant, "c" + UUID.randomUUID());
        // The video is five days old: YouTube has figures for three of these days.
        mesh.sandbox.inject("{\"belongs\":{\"videoId\":\"demo-video1\",\"channelId\":\"" + channel + "\"}}");
        return channel;
    }

    private JsonPath reportWith(String channel, String section) {
        await().atMost(TIMEOUT).until(() -> sections(channel).contains(section));
        return report(channel);
    }

    private List<String> sections(String channel) {
        return report(channel).getList("sections.section");
    }

    private JsonPath report(String channel) {
        return ChannelOwner.get(tenant, "/api/channels/" + channel + "/analytics", Map.of())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
