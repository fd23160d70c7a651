package dev.ratiomesh.ratio.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ratiomesh.contracts.target.Abstention;
import dev.ratiomesh.contracts.target.Measure;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.contracts.target.Verdict;
import dev.ratiomesh.contracts.video.VideoFact.VideoObserved;
import dev.ratiomesh.ratio.benchmark.BenchmarkFixtures;
import dev.ratiomesh.ratio.benchmark.fit.FitSettings;
import dev.ratiomesh.ratio.benchmark.line.BenchmarkLine;
import dev.ratiomesh.ratio.benchmark.line.Benchmarks;
import dev.ratiomesh.ratio.benchmark.line.NewReleaseCorrection;
import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetCalculatorTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Benchmarks POP = BenchmarkFixtures.fitted(
            BenchmarkFixtures.table("Pop", 400, 11) + "Blues,1000,50,5\nBlues,2000,70,7\nBlues,5000,90,9\n",
            FitSettings.DEFAULT);

    private final TargetCalculator targets = new TargetCalculator(TargetSettings.DEFAULT);

    @Test
    void expects_the_prediction_of_the_line_and_names_the_line() {
        // given
        BenchmarkLine line = BenchmarkFixtures.line(POP, "Pop", EngagementCounter.LIKES);
        // when
        TargetComputed target = targets.compute(video(100_000, 500L, null), POP);
        // then
        Measure likes = target.likes();
        double y = line.fit().intercept() + line.fit().slope() * 5;
        assertThat(likes.expected()).isEqualTo(Math.pow(10, y), within(1e-6));
        assertThat(likes.low()).isLessThan(likes.expected());
        assertThat(Math.log10(likes.high() / likes.expected()))
                .isEqualTo(Math.log10(likes.expected() / likes.low()), within(1e-9));
        assertThat(likes.gap()).isEqualTo(likes.expected() - 500, within(1e-9));
        assertThat(likes.model()).isEqualTo(line.hash());
        assertThat(target.verdict()).isEqualTo(Verdict.BEHIND).isEqualTo(likes.verdict());
    }

    @Test
    void repeats_the_inputs_so_that_it_can_be_recomputed() {
        // given
        VideoObserved video = video(100_000, 1_000L, NOON.minus(Duration.ofHours(36)));
        // when
        TargetComputed target = targets.compute(video, POP);
        // then
        assertThat(target.ageDays()).isEqualTo(1.5);
        assertThat(target)
                .usingRecursiveComparison()
                .comparingOnlyFields("campaignId", "tenantId", "videoId", "observedAt", "views", "genre", "viewGoal")
                .isEqualTo(video);
        assertThat(targets.compute(video, POP)).isEqualTo(target);
    }

    @Test
    void four_of_five_comparable_videos_are_on_track_however_thin_the_table() {
        // given
        Random random = new Random(12);
        TargetCalculator bold = new TargetCalculator(new TargetSettings(true, 3, 1000));
        FitSettings plain = new FitSettings(0, NewReleaseCorrection.OFF);
        int tables = 4_000;
        // when
        long onTrack = IntStream.range(0, tables)
                .mapToObj(i -> bold.compute(
                        comparable(random),
                        BenchmarkFixtures.fitted(BenchmarkFixtures.table("Pop", 8, random.nextLong()), plain)))
                .filter(target -> target.verdict() == Verdict.ON_TRACK)
                .count();
        // then
        assertThat((double) onTrack / tables).isBetween(0.78, 0.82);
    }

    @ParameterizedTest
    @CsvSource({"100, BEHIND", "1778, ON_TRACK", "9000, AHEAD"})
    void the_verdict_follows_the_interval(long likes, Verdict verdict) {
        assertThat(targets.compute(video(100_000, likes, null), POP).verdict()).isEqualTo(verdict);
    }

    @Test
    void one_more_view_asks_for_the_slope_of_the_expectation() {
        // given
        Measure current = targets.compute(video(100_000, 1L, null), POP).likes();
        Measure beyond = targets.compute(video(100_001, 1L, null), POP).likes();
        // then
        assertThat(current.perNewView()).isEqualTo(beyond.expected() - current.expected(), within(1e-6));
    }

    @Test
    void predicts_the_count_at_the_goal_within_the_range_of_the_benchmark() {
        // given
        Measure current = targets.compute(video(100_000, 1L, null), POP).likes();
        // then
        assertThat(current.expectedAtGoal())
                .isEqualTo(
                        targets.compute(video(500_000, 1L, null), POP).likes().expected(), within(1e-6));
        assertThat(targets.compute(withGoal(4_000_000_000L), POP).likes().expectedAtGoal())
                .isNull();
        assertThat(targets.compute(withGoal(-1), POP).likes().expectedAtGoal()).isNull();
    }

    @Test
    void a_new_release_is_asked_for_more_than_an_old_video() {
        // when
        double released = targets.compute(video(100_000, 1L, NOON), POP).likes().expected();
        double unknown = targets.compute(video(100_000, 1L, null), POP).likes().expected();
        double old = targets.compute(video(100_000, 1L, NOON.minus(Duration.ofDays(400))), POP)
                .likes()
                .expected();
        // then
        assertThat(released / old).isEqualTo(2.7, within(1e-9));
        assertThat(unknown).isEqualTo(old);
    }

    @Test
    void a_premiere_watched_before_it_is_published_has_age_0() {
        assertThat(targets.compute(video(100_000, 1L, NOON.plusSeconds(600)), POP)
                        .ageDays())
                .isZero();
    }

    @Test
    void expectations_stay_believable() {
        // given
        String generous = "genre,views,likes,comments\n" + rows("Pop", 0.9, 0.5);
        String stingy = "genre,views,likes,comments\n" + rows("Pop", 0.0002, 0.00002);
        FitSettings plain = new FitSettings(0, NewReleaseCorrection.OFF);
        // when
        TargetComputed most = targets.compute(video(1_000_000, 1L, null), BenchmarkFixtures.fitted(generous, plain));
        TargetComputed least = targets.compute(video(1_000_000, 1L, null), BenchmarkFixtures.fitted(stingy, plain));
        // then
        assertThat(most.likes())
                .extracting(Measure::expected, Measure::high, Measure::perNewView)
                .containsExactly(150_000.0, 150_000.0, 0.15);
        assertThat(most.comments().expected()).isEqualTo(50_000);
        assertThat(least.likes())
                .extracting(Measure::expected, Measure::low, Measure::perNewView)
                .containsExactly(1_000.0, 1_000.0, 0.001);
        assertThat(least.comments().expected()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "Polka, 100000, 10, GENRE_UNKNOWN",
        "Polka, 100000, , GENRE_UNKNOWN",
        "'  POP ', 100000, , COUNT_HIDDEN",
        "Blues, 2000, 10, SAMPLE_TOO_SMALL",
        "Pop, 0, 0, OUT_OF_RANGE",
        "Pop, 900, 10, OUT_OF_RANGE",
        "Pop, 1000000000, 10, OUT_OF_RANGE",
        "Pop, 9223372036854775807, 10, OUT_OF_RANGE"
    })
    void abstains_with_the_reason(String genre, long views, @Nullable Long likes, Abstention reason) {
        // given
        VideoObserved video = new VideoObserved("c-1", "t-1", "v", NOON, views, likes, likes, null, genre, 500_000);
        // when
        TargetComputed target = targets.compute(video, POP);
        // then
        assertThat(target.verdict()).isEqualTo(Verdict.ABSTAINED);
        assertThat(target.likes().abstention()).isEqualTo(reason);
        assertThat(target.likes().actual()).isEqualTo(likes);
        assertThat(target.likes())
                .extracting(
                        Measure::expected,
                        Measure::low,
                        Measure::high,
                        Measure::gap,
                        Measure::expectedAtGoal,
                        Measure::perNewView)
                .containsOnlyNulls();
    }

    @Test
    void hidden_comments_leave_the_likes_their_verdict() {
        // when
        TargetComputed target =
                targets.compute(new VideoObserved("c-1", "t-1", "v", NOON, 100_000, 100L, null, null, "Pop", 1), POP);
        // then
        assertThat(target.verdict()).isEqualTo(Verdict.BEHIND);
        assertThat(target.comments().abstention()).isEqualTo(Abstention.COUNT_HIDDEN);
    }

    @Test
    void abstains_when_switched_off() {
        // when
        TargetComputed target =
                new TargetCalculator(new TargetSettings(false, 50, 1)).compute(video(100_000, 100L, null), POP);
        // then
        assertThat(target.likes().abstention()).isEqualTo(Abstention.SWITCHED_OFF);
        assertThat(target.comments().abstention()).isEqualTo(Abstention.SWITCHED_OFF);
        assertThat(target.likes().model()).isNull();
    }

    @Test
    void the_range_can_be_widened() {
        // given
        TargetCalculator wide = new TargetCalculator(new TargetSettings(true, 50, 10));
        // then
        assertThat(wide.compute(video(900, 10L, null), POP).verdict()).isNotEqualTo(Verdict.ABSTAINED);
        assertThat(wide.compute(video(50, 1L, null), POP).verdict()).isEqualTo(Verdict.ABSTAINED);
    }

    private static VideoObserved comparable(Random random) {
        double x = 4 + 3 * random.nextDouble();
        double y = BenchmarkFixtures.INTERCEPT
                + BenchmarkFixtures.SLOPE * x
                + BenchmarkFixtures.SPREAD * random.nextGaussian();
        return video(Math.round(Math.pow(10, x)), Math.round(Math.pow(10, y)), null);
    }

    private static VideoObserved video(long views, Long likes, @Nullable Instant publishedAt) {
        return new VideoObserved("c-1", "t-1", "x_BjvhMW9TE", NOON, views, likes, likes, publishedAt, "Pop", 500_000);
    }

    private static VideoObserved withGoal(long goal) {
        return new VideoObserved("c-1", "t-1", "x_BjvhMW9TE", NOON, 100_000, 1L, 1L, null, "Pop", goal);
    }

    /** Shares of the views for likes and comments, over 100 rows. */
    private static String rows(String genre, double likes, double comments) {
        StringBuilder csv = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            long views = 100_000L * (1 + i);
            csv.append(genre)
                    .append(',')
                    .append(views)
                    .append(',')
                    .append(Math.round(views * likes))
                    .append(',')
                    .append(Math.round(views * comments))
                    .append('\n');
        }
        return csv.toString();
    }
}
