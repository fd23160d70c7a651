package dev.ratiomesh.poller.reading.outbound;

import static dev.ratiomesh.poller.TestDatabase.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.poller.TestDatabase;
import dev.ratiomesh.poller.YouTubeWorld;
import dev.ratiomesh.poller.reading.QuotaBucket;
import dev.ratiomesh.poller.reading.StatsResult;
import dev.ratiomesh.sandbox.Sandbox;
import dev.ratiomesh.sandbox.SandboxOptions;
import dev.ratiomesh.sandbox.youtube.quota.BucketSizes;
import dev.ratiomesh.sandbox.youtube.quota.QuotaErrorShape;
import io.vertx.mutiny.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class YouTubeStatsClientIT {
    private static final String VIDEO = "x_BjvhMW9TE";

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        get(vertx.close());
    }

    @Test
    void both_methods_give_the_same_numbers() {
        try (Sandbox sandbox = sandbox(BucketSizes.DEFAULT, QuotaErrorShape.DOCUMENTED_403)) {
            // given
            new YouTubeWorld(sandbox.url()).numbers(VIDEO, 1_234, 56, 7);
            YouTubeStatsClient youtube = youtube(sandbox.url(), Map.of());

            // when
            StatsResult batch = get(youtube.fetchStats(QuotaBucket.BATCH_GET_STATS, List.of(VIDEO, "none-such-1")));
            StatsResult list = get(youtube.fetchStats(QuotaBucket.POOL, List.of(VIDEO, "none-such-1")));

            // then
            assertThat(batch).isInstanceOfSatisfying(StatsResult.Stats.class, read -> {
                assertThat(read.videos()).containsOnlyKeys(VIDEO);
                assertThat(read.videos().get(VIDEO).views()).isEqualTo(1_234);
                assertThat(read.videos().get(VIDEO).publishedAt()).isNotNull();
            });
            assertThat(list).isEqualTo(batch);
        }
    }

    @Test
    void fifty_ids_go_in_one_call_and_a_malformed_id_is_left_out() {
        try (Sandbox sandbox = sandbox(BucketSizes.DEFAULT, QuotaErrorShape.DOCUMENTED_403)) {
            // given
            List<String> ids =
                    IntStream.range(0, 49).mapToObj("video-%05d"::formatted).toList();
            List<String> withNonsense = new java.util.ArrayList<>(ids);
            withNonsense.add("a,b&c d");

            // when
            StatsResult answer =
                    get(youtube(sandbox.url(), Map.of()).fetchStats(QuotaBucket.BATCH_GET_STATS, withNonsense));

            // then
            assertThat(answer).isInstanceOfSatisfying(StatsResult.Stats.class, read -> assertThat(read.videos())
                    .containsOnlyKeys(ids));
        }
    }

    @Test
    void a_used_up_bucket_is_recognised_in_both_shapes() {
        for (QuotaErrorShape shape : QuotaErrorShape.values()) {
            try (Sandbox sandbox = sandbox(new BucketSizes(1, 1, 1, 1), shape)) {
                // given
                YouTubeStatsClient youtube = youtube(sandbox.url(), Map.of());
                get(youtube.fetchStats(QuotaBucket.BATCH_GET_STATS, List.of(VIDEO)));

                // when
                StatsResult second = get(youtube.fetchStats(QuotaBucket.BATCH_GET_STATS, List.of(VIDEO)));

                // then
                assertThat(second).as("%s", shape).isInstanceOf(StatsResult.QuotaExhausted.class);
                assertThat(get(youtube.fetchStats(QuotaBucket.POOL, List.of(VIDEO))))
                        .isInstanceOf(StatsResult.Stats.class);
            }
        }
    }

    @Test
    void a_wrong_key_is_refused() {
        try (Sandbox sandbox = sandbox(BucketSizes.DEFAULT, QuotaErrorShape.DOCUMENTED_403)) {
            YouTubeStatsClient youtube = youtube(sandbox.url(), Map.of("poller.youtube.key", "invalid-key"));
            assertThat(get(youtube.fetchStats(QuotaBucket.BATCH_GET_STATS, List.of(VIDEO))))
                    .isInstanceOfSatisfying(StatsResult.RequestRefused.class, refused -> assertThat(refused.reason())
                            .contains("keyInvalid"));
        }
    }

    @Test
    void a_timeout_is_a_transient_failure() {
        try (Sandbox sandbox = sandbox(BucketSizes.DEFAULT, QuotaErrorShape.DOCUMENTED_403)) {
            // given
            new YouTubeWorld(sandbox.url()).change("{\"target\":\"youtube\",\"delay\":\"PT1M\"}");
            YouTubeStatsClient youtube = youtube(sandbox.url(), Map.of("poller.youtube.timeout", "PT0.2S"));

            // then
            assertThat(get(youtube.fetchStats(QuotaBucket.BATCH_GET_STATS, List.of(VIDEO))))
                    .isInstanceOf(StatsResult.RetryLater.class);
        }
    }

    @Test
    void a_refused_connection_is_a_transient_failure() {
        assertThat(get(youtube("http://127.0.0.1:1", Map.of()).fetchStats(QuotaBucket.BATCH_GET_STATS, List.of(VIDEO))))
                .isInstanceOf(StatsResult.RetryLater.class);
    }

    @Test
    void a_response_that_is_too_large_is_not_read_to_its_end() {
        try (Sandbox sandbox = sandbox(BucketSizes.DEFAULT, QuotaErrorShape.DOCUMENTED_403)) {
            YouTubeStatsClient youtube = youtube(sandbox.url(), Map.of("poller.youtube.max-answer", "100"));
            assertThat(get(youtube.fetchStats(QuotaBucket.BATCH_GET_STATS, List.of(VIDEO))))
                    .isInstanceOfSatisfying(StatsResult.RetryLater.class, busy -> assertThat(busy.reason())
                            .contains("larger than 100 bytes"));
        }
    }

    private YouTubeStatsClient youtube(String url, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("poller.youtube.url", url);
        return new YouTubeStatsClient(vertx, TestDatabase.config(all));
    }

    private static Sandbox sandbox(BucketSizes buckets, QuotaErrorShape shape) {
        return Sandbox.start(
                SandboxOptions.defaults().withPort(0).withBuckets(buckets).withQuotaError(shape));
    }
}
