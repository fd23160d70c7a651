package dev.ratiomesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyticsIT {
    private static final String DEMO = "&filters=video==demo-video1";

    private final SettableClock clock = new SettableClock("2026-11-21T20:00:00Z");
    private static final String ANALYTICS = "https://www.googleapis.com/auth/yt-analytics.readonly";

    private String token = "";
    private Sandbox sandbox;
    private HttpProbe probe;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.defaults().withPort(0).withClock(clock));
        probe = new HttpProbe(sandbox);
        connect(ANALYTICS);
        String channel = probe.get("/youtube/v3/channels?part=id&mine=true", "authorization", "Bearer " + readonly())
                .at("/items/0/id")
                .asText();
        probe.fault("{\"belongs\":{\"videoId\":\"demo-video1\",\"channelId\":\"" + channel + "\"}}");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void sends_a_row_a_day_up_to_the_last_processed_one() throws IOException {
        // when
        HttpProbe.Response report = report("metrics=views,averageViewPercentage&dimensions=day" + DEMO);

        // then
        assertThat(report.status()).isEqualTo(200);
        assertThat(report.at("/kind").asText()).isEqualTo("youtubeAnalytics#resultTable");
        assertThat(report.at("/columnHeaders").findValuesAsText("name"))
                .containsExactly("day", "views", "averageViewPercentage");
        assertThat(report.at("/columnHeaders/1/dataType").asText()).isEqualTo("INTEGER");
        assertThat(days(report)).containsExactly("2026-11-16", "2026-11-17", "2026-11-18");
        assertThat(report.at("/rows/1/1").isIntegralNumber()).isTrue();
        assertThat(report.at("/rows/1/1").asLong()).isPositive();
        assertThat(report.at("/rows/1/2").isNumber()).isTrue();
    }

    @Test
    void adds_days_and_keeps_past_numbers_unchanged() throws IOException {
        // given
        JsonNode before = report("metrics=views,likes&dimensions=day" + DEMO).at("/rows");

        // when
        clock.set("2026-11-22T20:00:00Z");
        connect(ANALYTICS);
        JsonNode after = report("metrics=views,likes&dimensions=day" + DEMO).at("/rows");

        // then
        assertThat(after).hasSize(before.size() + 1);
        assertThat(after.get(2)).isEqualTo(before.get(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metrics=views,engagedViews,estimatedMinutesWatched,averageViewDuration,subscribersGained,subscribersLost",
                "metrics=views&dimensions=video&sort=-views&maxResults=10",
                "metrics=views,estimatedMinutesWatched&dimensions=insightTrafficSourceType",
                "metrics=views&dimensions=deviceType",
                "metrics=viewerPercentage&dimensions=ageGroup,gender&sort=gender,ageGroup",
                "metrics=views&dimensions=country&sort=-views",
                "metrics=audienceWatchRatio,relativeRetentionPerformance&dimensions=elapsedVideoTimeRatio" + DEMO,
            })
    void answers_the_combinations_that_exist(String query) throws IOException {
        // when
        HttpProbe.Response report = report(query);

        // then
        assertThat(report.status()).as(report.http().body()).isEqualTo(200);
        assertThat(report.at("/rows")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metrics=views&dimensions=video",
                "metrics=views,viewerPercentage&dimensions=ageGroup,gender",
                "metrics=likes&dimensions=deviceType",
                "metrics=audienceWatchRatio&dimensions=elapsedVideoTimeRatio",
                "metrics=views&dimensions=day,country",
                "metrics=views&filters=playlist==1",
            })
    void does_not_support_other_combinations(String query) throws IOException {
        // when
        HttpProbe.Response report = report(query);

        // then
        assertThat(report.status()).isEqualTo(400);
        assertThat(report.at("/error/message").asText()).startsWith("The query is not supported.");
        assertThat(report.at("/error/errors/0/reason").asText()).isEqualTo("badRequest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metrics=videoThumbnailImpressions|Unknown identifier (videoThumbnailImpressions)",
                "metrics=views&sort=-likes|Unknown identifier (likes) given in field parameters.sort",
                "metrics=views&maxResults=0|parameter maxResults",
                "dimensions=day|Required parameter: metrics",
            })
    void names_the_fault_of_a_query(String queryAndComplaint) throws IOException {
        // given
        String[] parts = queryAndComplaint.split("\\|", -1);

        // when
        HttpProbe.Response report = report(parts[0]);

        // then
        assertThat(report.status()).isEqualTo(400);
        assertThat(report.at("/error/message").asText()).contains(parts[1]);
    }

    @Test
    void divides_the_views_without_losing_many() throws IOException {
        // when
        long all = report("metrics=views").at("/rows/0/0").asLong();
        long byDevice = sum(report("metrics=views&dimensions=deviceType"));
        long bySource = sum(report("metrics=views&dimensions=insightTrafficSourceType"));

        // then
        assertThat(byDevice).isBetween(all - 5, all + 5);
        assertThat(bySource).isBetween(all - 5, all + 5);
    }

    @Test
    void leaves_the_rows_away_when_no_day_is_processed_yet() throws IOException {
        // when
        HttpProbe.Response report = get("startDate=2026-11-20&endDate=2026-11-21&metrics=views");

        // then
        assertThat(report.status()).isEqualTo(200);
        assertThat(report.json().has("rows")).isFalse();
    }

    @Test
    void sends_empty_rows_for_a_small_audience() throws IOException {
        // when
        HttpProbe.Response report =
                report("metrics=views&dimensions=deviceType&filters=video==demo-video1;country==ZZ");

        // then
        assertThat(report.json().get("rows")).isEmpty();
    }

    @Test
    void degrades_by_one_metric_when_the_platform_drops_it() throws IOException {
        // when
        probe.fault("{\"dropMetric\":\"engagedViews\"}");
        int with = report("metrics=views,engagedViews").status();
        int without = report("metrics=views").status();
        probe.fault("{\"clear\":true}");
        int after = report("metrics=views,engagedViews").status();

        // then
        assertThat(with).isEqualTo(400);
        assertThat(without).isEqualTo(200);
        assertThat(after).isEqualTo(200);
    }

    @Test
    void lags_by_the_set_number_of_days() throws IOException {
        // when
        probe.fault("{\"analyticsLag\":1}");

        // then
        assertThat(days(report("metrics=views&dimensions=day"))).last().isEqualTo("2026-11-20");
        assertThat(probe.fault("{\"analyticsLag\":31}").at("/detail").asText()).contains("analyticsLag");
    }

    @Test
    void rejects_other_channels_revenue_and_a_caller_without_token() throws IOException {
        // when
        HttpProbe.Response stranger = probe.get(
                "/v2/reports?ids=channel%3D%3DUCother&metrics=views&startDate=2026-11-01&endDate=2026-11-20",
                "authorization", "Bearer " + token);
        HttpProbe.Response revenue = report("metrics=estimatedRevenue");
        HttpProbe.Response nobody = probe.get(
                "/v2/reports?ids=channel%3D%3DMINE&metrics=views&startDate=2026-11-01&endDate=2026-11-20&key=k");

        // then
        assertThat(stranger.status()).isEqualTo(403);
        assertThat(revenue.status()).isEqualTo(403);
        assertThat(nobody.status()).isEqualTo(401);
    }

    @Test
    void refuses_a_token_without_a_scope_that_opens_analytics() throws IOException {
        // given
        connect(ConsentingUser.UPLOAD);

        // when
        HttpProbe.Response report = report("metrics=views");

        // then
        assertThat(report.status()).isEqualTo(403);
        assertThat(report.at("/error/errors/0/reason").asText()).isEqualTo("insufficientPermissions");
    }

    @Test
    void is_struck_by_faults_of_its_own_name() throws IOException {
        // when
        probe.fault("{\"target\":\"analytics\",\"status\":403,\"count\":1}");
        HttpProbe.Response struck = report("metrics=views");
        HttpProbe.Response after = report("metrics=views");

        // then
        assertThat(struck.status()).isEqualTo(403);
        assertThat(struck.at("/error/errors/0/reason").asText()).isEqualTo("quotaExceeded");
        assertThat(after.status()).isEqualTo(200);
    }

    private void connect(String scopes) throws IOException {
        token = new ConsentingUser(probe)
                .connect("Anna", scopes)
                .path("access_token")
                .asText();
    }

    private String readonly() throws IOException {
        return new ConsentingUser(probe)
                .connect("Anna", ConsentingUser.READONLY)
                .path("access_token")
                .asText();
    }

    private HttpProbe.Response report(String query) throws IOException {
        return get("startDate=2026-11-01&endDate=2026-11-30&" + query);
    }

    private HttpProbe.Response get(String query) throws IOException {
        String encoded =
                URLEncoder.encode("channel==MINE&", StandardCharsets.UTF_8).replace("%26", "&")
                        + query.replace("==", "%3D%3D");
        return probe.get("/v2/reports?ids=" + encoded, "authorization", "Bearer " + token);
    }

    private static List<String> days(HttpProbe.Response report) {
        List<String> days = new ArrayList<>();
        report.at("/rows").forEach(row -> days.add(row.get(0).asText()));
        return days;
    }

    private static long sum(HttpProbe.Response report) {
        long sum = 0;
        for (JsonNode row : report.at("/rows")) {
            sum += row.get(1).asLong();
        }
        return sum;
    }
}
