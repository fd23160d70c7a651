package dev.ratiomesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportingIT {
    private static final String REACH = "{\"reportTypeId\":\"channel_reach_basic_a1\",\"name\":\"reach\"}";

    private final SettableClock clock = new SettableClock("2026-11-21T20:00:00Z");
    private Sandbox sandbox;
    private HttpProbe probe;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(
                SandboxOptions.defaults().withPort(0).withClock(clock).withJournal(folder.resolve("sandbox.jsonl")));
        probe = new HttpProbe(sandbox);
    }

    /** Returns a fresh token: tokens live an hour, and these tests last days. */
    private String token() throws IOException {
        String scopes = "https://www.googleapis.com/auth/yt-analytics.readonly " + ConsentingUser.READONLY;
        String token = new ConsentingUser(probe)
                .connect("Anna", scopes)
                .path("access_token")
                .asText();
        String channel = probe.get("/youtube/v3/channels?part=id&mine=true", "authorization", "Bearer " + token)
                .at("/items/0/id")
                .asText();
        probe.fault("{\"belongs\":{\"videoId\":\"demo-video1\",\"channelId\":\"" + channel + "\"}}");
        return token;
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void makes_no_file_for_two_days_and_then_one_a_day_with_thirty_days_of_history() throws IOException {
        // given
        String job = create().at("/id").asText();
        String reports = "/v1/jobs/" + job + "/reports";

        // when
        clock.set("2026-11-23T19:59:59Z");
        HttpProbe.Response early = owner(reports);
        clock.set("2026-11-23T20:00:00Z");
        HttpProbe.Response first = owner(reports);
        clock.set("2026-11-24T20:00:00Z");
        HttpProbe.Response next = owner(reports + "?createdAfter=2026-11-23T20:00:00Z");

        // then
        assertThat(early.status()).isEqualTo(200);
        assertThat(early.json().has("reports")).isFalse();
        assertThat(first.at("/reports")).hasSize(30);
        assertThat(first.at("/reports/0/startTime").asText()).isEqualTo("2026-11-20T08:00:00Z");
        assertThat(next.at("/reports")).hasSize(1);
        assertThat(next.at("/reports/0/endTime").asText()).isEqualTo("2026-11-22T08:00:00Z");
    }

    @Test
    void serves_a_file_as_csv_to_its_owner_only() throws IOException {
        // given
        String job = create().at("/id").asText();
        clock.set("2026-11-24T20:00:00Z");
        String url = owner("/v1/jobs/" + job + "/reports")
                .at("/reports/1/downloadUrl")
                .asText();
        String path = URI.create(url).getPath();

        // when
        HttpProbe.Response file = owner(path);
        int stranger = probe.get(path + "?key=k").status();

        // then
        assertThat(url).startsWith(sandbox.url());
        assertThat(file.http().body().lines())
                .first()
                .isEqualTo("date,channel_id,video_id,video_thumbnail_impressions,video_thumbnail_impressions_ctr");
        assertThat(file.http().body()).containsPattern("20261120,UC[^,]+,[^,]{11},[1-9]\\d*,0\\.\\d{6}\n");
        assertThat(stranger).isEqualTo(401);
    }

    @Test
    void remembers_jobs_over_a_restart() throws IOException {
        // given
        String job = create().at("/id").asText();

        // when
        sandbox.close();
        start();

        // then
        assertThat(owner("/v1/jobs").at("/jobs/0/id").asText()).isEqualTo(job);
        assertThat(create().status()).isEqualTo(409);
    }

    @Test
    void rejects_an_unknown_report_type_an_unknown_job_and_invalid_json() throws IOException {
        // when
        HttpProbe.Response type = post("{\"reportTypeId\":\"nonsense\"}");
        HttpProbe.Response json = post("{");
        HttpProbe.Response absent = owner("/v1/jobs/nonsense/reports");

        // then
        assertThat(type.status()).isEqualTo(400);
        assertThat(type.at("/error/message").asText()).contains("nonsense");
        assertThat(json.status()).isEqualTo(400);
        assertThat(absent.status()).isEqualTo(404);
        assertThat(owner("/v1/reportTypes").at("/reportTypes").findValuesAsText("id"))
                .containsExactly("channel_reach_basic_a1", "channel_reach_combined_a1");
    }

    @Test
    void is_struck_by_faults_of_its_own_name() throws IOException {
        // when
        probe.fault("{\"target\":\"reporting\",\"status\":403,\"count\":1}");
        HttpProbe.Response struck = owner("/v1/jobs");

        // then
        assertThat(struck.status()).isEqualTo(403);
        assertThat(struck.at("/error/errors/0/reason").asText()).isEqualTo("quotaExceeded");
        assertThat(owner("/v1/jobs").status()).isEqualTo(200);
    }

    private HttpProbe.Response create() throws IOException {
        return post(REACH);
    }

    private HttpProbe.Response post(String body) throws IOException {
        return probe.post("/v1/jobs", body, "authorization", "Bearer " + token());
    }

    private HttpProbe.Response owner(String path) throws IOException {
        return probe.get(path, "authorization", "Bearer " + token());
    }
}
