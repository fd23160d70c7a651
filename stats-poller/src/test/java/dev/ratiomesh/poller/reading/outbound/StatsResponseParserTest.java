package dev.ratiomesh.poller.reading.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.poller.reading.StatsResult;
import dev.ratiomesh.poller.reading.VideoStats;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatsResponseParserTest {
    private static final Instant OCTOBER = Instant.parse("2026-10-01T12:00:00Z");

    @Test
    void reads_the_batch_method_with_counters_as_strings() {
        // when
        StatsResult answer = StatsResponseParser.parse(
                200,
                """
                {"kind":"youtube#batchGetStatsResponse","etag":"E","items":[{"kind":"youtube#videoStats","etag":"E1",
                 "id":"dQw4w9WgXcQ","snippet":{"publishTime":"2026-10-01T12:00:00Z"},
                 "statistics":{"viewCount":"1234","likeCount":"56","commentCount":"7"},
                 "contentDetails":{"duration":"213s"}}]}
                """);

        // then
        assertThat(answer).isEqualTo(read("dQw4w9WgXcQ", new VideoStats(1234L, 56L, 7L, OCTOBER)));
    }

    @Test
    void reads_the_list_method_with_its_other_name_for_the_time_and_counters_as_numbers() {
        // when
        StatsResult answer = StatsResponseParser.parse(
                200,
                """
                {"kind":"youtube#videoListResponse","items":[{"id":"dQw4w9WgXcQ",
                 "snippet":{"publishedAt":"2026-10-01T12:00:00Z","title":"T"},
                 "statistics":{"viewCount":18446744073,"likeCount":56,"favoriteCount":"0","commentCount":0}}]}
                """);

        // then
        assertThat(answer).isEqualTo(read("dQw4w9WgXcQ", new VideoStats(18_446_744_073L, 56L, 0L, OCTOBER)));
    }

    @Test
    void a_counter_that_is_absent_or_no_count_is_null_and_never_zero() {
        assertThat(numbers("{}")).isEqualTo(new VideoStats(null, null, null, null));
        assertThat(numbers("{\"viewCount\":\"\",\"likeCount\":null,\"commentCount\":\"many\"}"))
                .isEqualTo(new VideoStats(null, null, null, null));
        assertThat(numbers("{\"viewCount\":\"-1\",\"likeCount\":1.5,\"commentCount\":\"99999999999999999999\"}"))
                .isEqualTo(new VideoStats(null, null, null, null));
    }

    @Test
    void an_empty_list_means_that_no_id_was_found() {
        assertThat(StatsResponseParser.parse(200, "{\"kind\":\"youtube#videoListResponse\",\"items\":[]}"))
                .isEqualTo(new StatsResult.Stats(Map.of()));
        assertThat(StatsResponseParser.parse(200, "{\"kind\":\"youtube#videoListResponse\"}"))
                .isEqualTo(new StatsResult.Stats(Map.of()));
        assertThat(StatsResponseParser.parse(404, error(404, "videoNotFound", "gone")))
                .isEqualTo(new StatsResult.Stats(Map.of()));
    }

    @Test
    void a_response_without_a_list_is_a_transient_failure() {
        for (String body : List.of("<html>Sign in</html>", "", "{}", "[]", "null", "{\"items\":7}", "{\"items\":[")) {
            assertThat(StatsResponseParser.parse(200, body)).as(body).isInstanceOf(StatsResult.RetryLater.class);
        }
    }

    @Test
    void both_shapes_of_a_used_up_bucket_are_distinguished_from_throttling() {
        assertThat(StatsResponseParser.parse(403, error(403, "quotaExceeded", "exceeded")))
                .isInstanceOf(StatsResult.QuotaExhausted.class);
        assertThat(StatsResponseParser.parse(403, error(403, "dailyLimitExceeded", "")))
                .isInstanceOf(StatsResult.QuotaExhausted.class);
        assertThat(StatsResponseParser.parse(
                        429, error(429, "rateLimitExceeded", "metric 'Stats' and limit 'Stats per day' of service")))
                .isInstanceOf(StatsResult.QuotaExhausted.class);
        assertThat(StatsResponseParser.parse(429, error(429, "rateLimitExceeded", "limit 'Queries per minute'")))
                .isInstanceOf(StatsResult.RetryLater.class);
        assertThat(StatsResponseParser.parse(403, error(403, "rateLimitExceeded", "")))
                .isInstanceOf(StatsResult.RetryLater.class);
        assertThat(StatsResponseParser.parse(403, error(403, "userRateLimitExceeded", "")))
                .isInstanceOf(StatsResult.RetryLater.class);
        assertThat(StatsResponseParser.parse(503, "upstream connect error")).isInstanceOf(StatsResult.RetryLater.class);
    }

    @Test
    void a_wrong_key_or_request_is_refused_with_its_reason() {
        assertThat(StatsResponseParser.parse(400, error(400, "keyInvalid", "API key not valid.")))
                .isEqualTo(new StatsResult.RequestRefused("400 keyInvalid: API key not valid."));
        assertThat(StatsResponseParser.parse(403, error(403, "forbidden", "")))
                .isInstanceOf(StatsResult.RequestRefused.class);
        assertThat(StatsResponseParser.parse(302, "<html>")).isInstanceOf(StatsResult.RequestRefused.class);
    }

    @Test
    void a_long_message_is_cut() {
        StatsResult answer = StatsResponseParser.parse(400, error(400, "badRequest", "x".repeat(5_000)));
        assertThat(answer)
                .isInstanceOfSatisfying(StatsResult.RequestRefused.class, refused -> assertThat(refused.reason())
                        .hasSizeLessThan(300));
    }

    private static VideoStats numbers(String statistics) {
        StatsResult answer = StatsResponseParser.parse(
                200,
                "{\"items\":[{\"id\":\"a\",\"statistics\":%s,\"snippet\":{\"publishTime\":\"soon\"}}]}"
                        .formatted(statistics));
        return ((StatsResult.Stats) answer).videos().get("a");
    }

    private static StatsResult read(String id, VideoStats numbers) {
        return new StatsResult.Stats(Map.of(id, numbers));
    }

    private static String error(int code, String reason, String message) {
        return """
                {"error":{"code":%d,"message":"%s","errors":[{"message":"%s","domain":"global","reason":"%s"}]}}
                """
                .formatted(code, message, message, reason);
    }
}
