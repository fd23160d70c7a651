package dev.ratiomesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.sandbox.youtube.quota.BucketSizes;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class YouTubeIT {
    private final SettableClock clock = new SettableClock("2026-11-21T10:00:00Z");
    private Sandbox sandbox;
    private HttpProbe probe;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(
                SandboxOptions.defaults().withPort(0).withClock(clock).withBuckets(new BucketSizes(3, 2, 1, 1)));
        probe = new HttpProbe(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void sends_counts_as_texts_in_the_batch_shape() throws IOException {
        // when
        HttpProbe.Response response = probe.stats("demo-video1");

        // then
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.at("/kind").asText()).isEqualTo("youtube#batchGetStatsResponse");
        JsonNode item = response.at("/items/0");
        assertThat(item.path("kind").asText()).isEqualTo("youtube#videoStats");
        assertThat(item.at("/snippet/publishTime").asText()).isEqualTo("2026-11-16T10:00:00Z");
        assertThat(item.at("/statistics/viewCount").isTextual()).isTrue();
        assertThat(item.at("/statistics/viewCount").asLong()).isEqualTo(200_000);
        assertThat(item.at("/statistics/likeCount").asLong()).isBetween(1_500L, 1_570L);
    }

    @Test
    void sends_the_list_shape_with_the_parts_asked_for() throws IOException {
        // when
        HttpProbe.Response response = probe.get("/youtube/v3/videos?part=status,statistics&id=demo-video1&key=k");

        // then
        assertThat(response.at("/kind").asText()).isEqualTo("youtube#videoListResponse");
        assertThat(response.at("/pageInfo/totalResults").asInt()).isEqualTo(1);
        assertThat(response.at("/items/0/status/privacyStatus").asText()).isEqualTo("public");
        assertThat(response.at("/items/0/statistics/favoriteCount").asText()).isEqualTo("0");
        assertThat(response.at("/items/0/snippet").isMissingNode()).isTrue();
    }

    @Test
    void leaves_out_ids_that_name_no_public_video() throws IOException {
        // given
        probe.fault("{\"gone\":\"abcdefghijk\"}");

        // when
        HttpProbe.Response response = probe.stats("none1234567,short,abcdefghijk,demo-video1");

        // then
        assertThat(response.json().path("items").findValuesAsText("id")).containsExactly("demo-video1");
    }

    @Test
    void leaves_out_the_key_of_hidden_likes_and_closed_comments() throws IOException {
        // given
        probe.fault("[{\"hideLikes\":\"demo-video1\"},{\"hideComments\":\"demo-video1\"}]");

        // when
        JsonNode statistics = probe.stats("demo-video1").at("/items/0/statistics");

        // then
        assertThat(statistics.has("viewCount")).isTrue();
        assertThat(statistics.has("likeCount")).isFalse();
        assertThat(statistics.has("commentCount")).isFalse();
    }

    @Test
    void answers_304_without_a_body_to_a_known_etag_and_charges_it() throws IOException {
        // given
        String path = "/youtube/v3/videos:batchGetStats?part=statistics&id=demo-video1&key=k";
        String tag = probe.get(path).at("/etag").asText();

        // when
        HttpProbe.Response again = probe.get(path, "If-None-Match", "\"" + tag + "\"");

        // then
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.http().body()).isEmpty();
        assertThat(probe.get("/sandbox/calls").at("/quota/0/used").asLong()).isEqualTo(2);
    }

    @Test
    void answers_200_again_when_the_numbers_have_moved() throws IOException {
        // given
        String path = "/youtube/v3/videos:batchGetStats?part=statistics&id=demo-video1&key=k";
        String tag = probe.get(path).at("/etag").asText();
        clock.set("2026-11-21T10:05:00Z");

        // when
        HttpProbe.Response again = probe.get(path, "If-None-Match", tag);

        // then
        assertThat(again.status()).isEqualTo(200);
    }

    @Test
    void rejects_a_caller_without_key_or_token_without_a_charge() throws IOException {
        // when
        HttpProbe.Response response = probe.get("/youtube/v3/videos?part=id&id=demo-video1");

        // then
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.at("/error/errors/0/reason").asText()).isEqualTo("forbidden");
        assertThat(probe.get("/sandbox/calls").at("/quota")).isEmpty();
    }

    @Test
    void names_the_missing_parameter() throws IOException {
        // when
        HttpProbe.Response response = probe.get("/youtube/v3/videos:batchGetStats?part=id&key=k");

        // then
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.at("/error/errors/0/reason").asText()).isEqualTo("missingRequiredParameter");
        assertThat(response.at("/error/errors/0/location").asText()).isEqualTo("id");
    }

    @Test
    void refuses_more_than_fifty_ids_and_charges_the_try() throws IOException {
        // given
        String ids = IntStream.range(0, 51).mapToObj("video-%05d"::formatted).collect(Collectors.joining(","));

        // when
        HttpProbe.Response response = probe.stats(ids);

        // then
        assertThat(response.status()).isEqualTo(400);
        assertThat(probe.get("/sandbox/calls").at("/quota/0/used").asLong()).isEqualTo(1);
    }

    @Test
    void refuses_a_part_it_does_not_know_and_one_for_owners() throws IOException {
        // when
        HttpProbe.Response unknown = probe.get("/youtube/v3/videos?part=statistic&id=demo-video1&key=k");
        HttpProbe.Response ownerOnly = probe.get("/youtube/v3/videos?part=fileDetails&id=demo-video1&key=k");

        // then
        assertThat(unknown.at("/error/errors/0/reason").asText()).isEqualTo("unknownPart");
        assertThat(ownerOnly.at("/error/code").asInt()).isEqualTo(403);
    }

    @Test
    void answers_403_quota_exceeded_when_a_bucket_is_empty_and_leaves_the_others_alone() throws IOException {
        // given
        for (int i = 0; i < 3; i++) {
            assertThat(probe.stats("demo-video1").status()).isEqualTo(200);
        }

        // when
        HttpProbe.Response fourth = probe.stats("demo-video1");

        // then
        assertThat(fourth.status()).isEqualTo(403);
        assertThat(fourth.at("/error/errors/0/domain").asText()).isEqualTo("youtube.quota");
        assertThat(fourth.at("/error/errors/0/reason").asText()).isEqualTo("quotaExceeded");
        assertThat(probe.get("/youtube/v3/videos?part=id&id=demo-video1&key=k").status())
                .isEqualTo(200);
    }

    @Test
    void answers_429_per_day_when_asked_to_but_403_for_the_pool() throws IOException {
        // given
        probe.fault("{\"quotaError\":\"429\"}");
        String list = "/youtube/v3/videos?part=id&id=demo-video1&key=k";
        for (int i = 0; i < 3; i++) {
            probe.stats("demo-video1");
            probe.get(list);
        }

        // when
        HttpProbe.Response bucket = probe.stats("demo-video1");
        HttpProbe.Response pool = probe.get(list);

        // then
        assertThat(bucket.status()).isEqualTo(429);
        assertThat(bucket.at("/error/errors/0/reason").asText()).isEqualTo("rateLimitExceeded");
        assertThat(bucket.at("/error/message").asText()).contains("per day");
        assertThat(pool.status()).isEqualTo(403);
    }

    @Test
    void fills_the_bucket_again_at_midnight_in_los_angeles() throws IOException {
        // given
        for (int i = 0; i < 4; i++) {
            probe.stats("demo-video1");
        }

        // when
        clock.set("2026-11-22T07:59:59Z");
        int before = probe.stats("demo-video1").status();
        clock.set("2026-11-22T08:00:00Z");
        int after = probe.stats("demo-video1").status();

        // then
        assertThat(before).isEqualTo(403);
        assertThat(after).isEqualTo(200);
    }

    @Test
    void answers_404_for_a_method_that_is_not_emulated() throws IOException {
        // when
        HttpProbe.Response response = probe.get("/youtube/v3/search?part=id&q=x&key=k");

        // then
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.at("/error/message").asText()).contains("does not emulate GET /youtube/v3/search");
    }
}
