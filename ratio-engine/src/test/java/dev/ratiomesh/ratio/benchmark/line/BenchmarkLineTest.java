package dev.ratiomesh.ratio.benchmark.line;

import static dev.ratiomesh.ratio.benchmark.BenchmarkFixtures.fitted;
import static dev.ratiomesh.ratio.benchmark.BenchmarkFixtures.line;
import static dev.ratiomesh.ratio.benchmark.BenchmarkFixtures.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ratiomesh.ratio.benchmark.fit.FitSettings;
import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkLineTest {

    private static final LineFit FIT = new LineFit(100, 0.9, -1.5, 0.95, 0.2, 1000, 1_000_000, 5, 80);
    private static final AgeTerm AGE =
            new AgeTerm(100, -1.0, 0.85, -0.2, 0.15, 30, 900, new AgeTerm.Cross(0.01, 0, 0, 0, 0, 0));
    private static final LineKey POP = new LineKey("Pop", EngagementCounter.LIKES);

    @Test
    void equal_content_has_an_equal_hash_of_16_digits() {
        // given
        String rows = table("Pop", 100, 7);
        // when
        String hash = line(fitted(rows, FitSettings.DEFAULT), "Pop", EngagementCounter.LIKES)
                .hash();
        // then
        assertThat(hash).matches("[0-9a-f]{16}");
        assertThat(line(fitted(rows.replace("Pop", " POP"), FitSettings.DEFAULT), "pop", EngagementCounter.LIKES)
                        .hash())
                .isEqualTo(hash);
    }

    @Test
    void any_difference_that_changes_a_prediction_changes_the_hash() {
        // given
        String hash = new BenchmarkLine(POP, FIT, null, NewReleaseCorrection.OFF).hash();
        LineFit nudged = new LineFit(100, Math.nextUp(0.9), -1.5, 0.95, 0.2, 1000, 1_000_000, 5, 80);
        // then
        assertThat(new BenchmarkLine(POP, nudged, null, NewReleaseCorrection.OFF).hash())
                .isNotEqualTo(hash);
        assertThat(new BenchmarkLine(POP, FIT, null, NewReleaseCorrection.OBSERVED).hash())
                .isNotEqualTo(hash);
        assertThat(new BenchmarkLine(POP, FIT, AGE, NewReleaseCorrection.OFF).hash())
                .isNotEqualTo(hash);
        assertThat(new BenchmarkLine(
                                new LineKey("Pop", EngagementCounter.COMMENTS), FIT, null, NewReleaseCorrection.OFF)
                        .hash())
                .isNotEqualTo(hash);
    }

    @Test
    void the_published_hash_of_pop_likes_does_not_move_by_accident() {
        // when
        Benchmarks published = PublishedLines.read(NewReleaseCorrection.OBSERVED, Instant.EPOCH);
        // then
        assertThat(line(published, "Pop", EngagementCounter.LIKES).hash()).isEqualTo("dd07d1ee205ec6d3");
    }

    @Test
    void the_interval_is_students_and_widens_away_from_the_mean() {
        // given
        BenchmarkLine line = new BenchmarkLine(POP, FIT, null, NewReleaseCorrection.OFF);
        double t = 1.29025;
        // then
        assertThat(line.predict(100_000, null).halfWidth()).isEqualTo(t * 0.2 * Math.sqrt(1.01), within(1e-5));
        assertThat(line.predict(1_000, null).halfWidth()).isEqualTo(t * 0.2 * Math.sqrt(1.01 + 4.0 / 80), within(1e-5));
    }

    @ParameterizedTest
    @CsvSource({"0, 2.7", "0.84, 2.32", "8.4, 1.56", "35, 1.12", "56, 1", "5000, 1"})
    void a_fresh_release_is_expected_to_earn_more_and_that_fades(double ageDays, double factor) {
        // given
        BenchmarkLine fresh = new BenchmarkLine(POP, FIT, null, NewReleaseCorrection.OBSERVED);
        // when
        double raised = fresh.predict(100_000, ageDays).log10()
                - fresh.predict(100_000, null).log10();
        // then
        assertThat(Math.pow(10, raised)).isEqualTo(factor, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"30, true", "900, true", "29.9, false", "901, false"})
    void the_age_term_is_used_only_within_its_range_of_ages(double ageDays, boolean speaks) {
        // given
        BenchmarkLine line = new BenchmarkLine(POP, FIT, AGE, NewReleaseCorrection.OFF);
        // when
        double slope = line.predict(100_000, ageDays).slope();
        // then
        assertThat(slope).isEqualTo(speaks ? 0.85 : 0.9);
    }

    @Test
    void published_lines_come_with_every_genre_that_has_enough_rows() {
        // when
        Benchmarks published = PublishedLines.read(NewReleaseCorrection.OBSERVED, Instant.EPOCH);
        // then
        assertThat(published.all()).hasSize(20);
        assertThat(published.find("  j-pop & ANIME ")).isPresent();
        assertThat(published.find("Blues")).isEmpty();
        assertThat(line(published, "(all)", EngagementCounter.COMMENTS).fit().n())
                .isEqualTo(9412);
    }
}
