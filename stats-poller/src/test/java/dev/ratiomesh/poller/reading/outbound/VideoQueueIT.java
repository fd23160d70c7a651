package dev.ratiomesh.poller.reading.outbound;

import static dev.ratiomesh.poller.TestDatabase.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.poller.TestDatabase;
import dev.ratiomesh.poller.reading.ClaimedVideo;
import dev.ratiomesh.poller.reading.VideoReading;
import dev.ratiomesh.poller.reading.VideoStats;
import dev.ratiomesh.poller.reading.ViewVelocity;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VideoQueueIT {
    private static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");
    private static final Duration EXACT = Duration.ZERO;

    private static TestDatabase database;
    private static VideoQueue videos;

    @BeforeAll
    static void open() {
        database = new TestDatabase();
        videos = videos();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.run("TRUNCATE video, advert, watch");
    }

    @Test
    void two_pollers_share_the_work_and_read_nothing_twice() {
        // given
        watched(2_000, 0);

        // when
        Uni<List<String>> first = drain(videos);
        Uni<List<String>> second = drain(videos());
        List<List<String>> taken = get(Uni.join().all(first, second).andFailFast());

        // then
        assertThat(taken.get(0)).hasSizeGreaterThan(50);
        assertThat(taken.get(1)).hasSizeGreaterThan(50);
        assertThat(taken.stream().flatMap(List::stream)).hasSize(2_000).doesNotHaveDuplicates();
    }

    @Test
    void the_soonest_due_come_first_and_no_more_than_fifty() {
        // given
        watched(200, 1);

        // when
        List<ClaimedVideo> claims = get(videos.claim(NOW.plusSeconds(500), EXACT));

        // then
        assertThat(claims).hasSize(50).allSatisfy(claim -> assertThat(claim.dueAt())
                .isBefore(NOW.plusSeconds(50)));
    }

    @Test
    void a_batch_is_filled_ahead_of_time_only_when_one_is_due() {
        // given
        watched(200, 1);

        // then
        assertThat(get(videos.claim(NOW.minusSeconds(1), Duration.ofHours(6)))).isEmpty();
        assertThat(get(videos.claim(NOW, EXACT))).hasSize(1);
        assertThat(get(videos.claim(NOW.plusSeconds(1), Duration.ofHours(6)))).hasSize(50);
        assertThat(get(videos.claim(NOW.plusSeconds(1), Duration.ofHours(6))))
                .as("no due one left unclaimed")
                .isEmpty();
    }

    @Test
    void a_claim_ends_with_its_lease_and_its_reading_is_then_not_saved() {
        // given
        watched(1, 0);
        ClaimedVideo late = get(videos.claim(NOW, EXACT)).get(0);

        // when
        List<ClaimedVideo> during = get(videos.claim(NOW.plusSeconds(3_600), EXACT));
        database.run("UPDATE video SET leased_until = now()");
        ClaimedVideo next = get(videos.claim(NOW, EXACT)).get(0);
        get(videos.saveReadings(List.of(reading(late, new VideoStats(1L, 1L, 1L, null), 0))));
        get(videos.release(List.of(late)));

        // then
        assertThat(during).isEmpty();
        assertThat(next.epoch()).isEqualTo(late.epoch() + 1);
        assertThat(database.run("SELECT 1 FROM video WHERE views IS NULL AND leased_until IS NOT NULL")
                        .rowCount())
                .isEqualTo(1);
    }

    @Test
    void a_released_video_keeps_its_due_time() {
        // given
        watched(3, 0);
        List<ClaimedVideo> claims = get(videos.claim(NOW, EXACT));

        // when
        get(videos.release(claims));

        // then
        assertThat(get(videos.claim(NOW, EXACT))).hasSize(3);
    }

    @Test
    void a_reading_keeps_hidden_counts_null_and_a_miss_keeps_the_last_statistics() {
        // given
        watched(1, 0);
        ClaimedVideo first = get(videos.claim(NOW, EXACT)).get(0);
        get(videos.saveReadings(List.of(reading(first, new VideoStats(10L, 5L, 2L, NOW), 0))));
        ClaimedVideo second = get(videos.claim(NOW.plusSeconds(36), EXACT)).get(0);

        // when
        get(videos.saveReadings(List.of(reading(second, new VideoStats(11L, null, 2L, null), 0))));
        ClaimedVideo third = get(videos.claim(NOW.plusSeconds(72), EXACT)).get(0);
        get(videos.saveReadings(List.of(reading(third, null, 1))));

        // then
        assertThat(second.views()).isEqualTo(10);
        assertThat(second.readAt()).isEqualTo(NOW);
        assertThat(database.run("SELECT 1 FROM video WHERE views = 11 AND likes IS NULL AND comments = 2 AND misses = 1"
                                + " AND published_at IS NOT NULL AND leased_until IS NULL")
                        .rowCount())
                .isEqualTo(1);
    }

    @Test
    void an_order_counts_while_it_runs_and_has_not_ended() {
        // given
        watched(3, 0);
        database.run(
                """
                INSERT INTO advert VALUES
                  ('o-0', 'v00000000', 1, true, NULL, now()),
                  ('o-1', 'v00000001', 1, true, '2026-11-20T19:59:59Z', now()),
                  ('o-2', 'v00000002', 1, false, NULL, now())
                """);

        // when
        List<ClaimedVideo> claims = get(videos.claim(NOW, EXACT));

        // then
        assertThat(claims.stream().filter(ClaimedVideo::advertised))
                .extracting(ClaimedVideo::videoId)
                .containsExactly("v00000000");
    }

    private static VideoQueue videos() {
        return new VideoQueue(database.pool(), TestDatabase.config(Map.of()));
    }

    private static void watched(int count, int secondsApart) {
        database.run(
                """
                INSERT INTO video (video_id, cadence_ms, due_at)
                SELECT 'v' || lpad(i::text, 8, '0'), 36000, '2026-11-20T20:00:00Z'::timestamptz + i * interval '%d seconds'
                FROM generate_series(0, %d) AS i
                """
                        .formatted(secondsApart, count - 1));
    }

    private static Uni<List<String>> drain(VideoQueue replica) {
        return replica.claim(NOW, EXACT)
                .chain(claims -> claims.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : drain(replica).map(rest -> {
                            List<String> all = new java.util.ArrayList<>(rest);
                            claims.forEach(claim -> all.add(claim.videoId()));
                            return all;
                        }));
    }

    private static VideoReading reading(ClaimedVideo claim, @Nullable VideoStats numbers, int misses) {
        Instant at = claim.dueAt();
        return new VideoReading(
                claim.videoId(), claim.epoch(), at, numbers, new ViewVelocity(1), misses, at.plusSeconds(36));
    }
}
