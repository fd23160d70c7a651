package dev.ratiomesh.ratio.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ratiomesh.ratio.benchmark.fit.FitSettings;
import dev.ratiomesh.ratio.benchmark.line.BenchmarkLine;
import dev.ratiomesh.ratio.benchmark.line.Benchmarks;
import dev.ratiomesh.ratio.benchmark.line.LineFit;
import dev.ratiomesh.ratio.benchmark.line.NewReleaseCorrection;
import dev.ratiomesh.ratio.benchmark.line.PublishedLines;
import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedDataTest {

    private static final FitSettings PLAIN = new FitSettings(0, NewReleaseCorrection.OFF);

    @ParameterizedTest
    @CsvSource({
        "(all),likes,9747,.8807,-1.2085,.9409,.2670",
        "(all),comments,9565,.8636,-2.6322,.8574,.4144",
        "Pop,likes,967,.8496,-.8615,.9240,.2792",
        "Pop,comments,953,.8672,-2.5008,.8919,.3457",
        "Rock,likes,1285,.8693,-1.2079,.9648,.1843",
        "Rock,comments,1281,.8360,-2.4349,.8610,.3685",
        "Hip Hop,likes,1501,.8685,-.9757,.9547,.2217",
        "Hip Hop,comments,1491,.8510,-2.3917,.8748,.3755",
        "Latin,likes,1744,.8727,-1.3243,.9520,.2315",
        "Latin,comments,1729,.8365,-2.6879,.8657,.3776",
        "K-Pop,likes,114,.7996,-.1157,.8793,.3344",
        "K-Pop,comments,111,.9255,-2.2799,.8273,.4741"
    })
    void plain_fits_find_the_known_lines_when_shared_data_is_present(
            String genre, String counter, long n, double slope, double intercept, double r2, double spread)
            throws IOException {
        // given
        EngagementCounter engagementCounter = EngagementCounter.named(counter).orElseThrow();
        // when
        LineFit fit = line(SharedData.fitted(PLAIN), genre, engagementCounter).fit();
        // then
        assertThat(fit.n()).isEqualTo(n);
        assertThat(List.of(fit.slope(), fit.intercept(), fit.r2(), fit.spread()))
                .usingElementComparator(SharedDataTest::toFourDigits)
                .containsExactly(slope, intercept, r2, spread);
    }

    @Test
    void published_lines_are_the_robust_fit_when_shared_data_is_present() throws IOException {
        // given
        Benchmarks published = PublishedLines.read(NewReleaseCorrection.OFF, Instant.EPOCH);
        // when
        Benchmarks fitted = SharedData.fitted(new FitSettings(3.5, NewReleaseCorrection.OFF));
        // then
        assertThat(published.all()).hasSize(20).allSatisfy(benchmark -> {
            for (EngagementCounter counter : EngagementCounter.values()) {
                assertThat(line(published, benchmark.genre(), counter).fit())
                        .usingRecursiveComparison()
                        .withComparatorForType(SharedDataTest::toTenDigits, Double.class)
                        .isEqualTo(line(fitted, benchmark.genre(), counter).fit());
            }
        });
    }

    @Test
    void catalogue_lines_are_too_low_for_new_releases_by_the_known_factors_when_shared_data_is_present()
            throws IOException {
        // given
        Benchmarks plain = SharedData.fitted(PLAIN);
        // when
        double likes = medianFactor(plain, EngagementCounter.LIKES);
        double comments = medianFactor(plain, EngagementCounter.COMMENTS);
        // then
        assertThat(likes).isEqualTo(NewReleaseCorrection.OBSERVED.likesPeak(), within(0.3));
        assertThat(comments).isEqualTo(NewReleaseCorrection.OBSERVED.commentsPeak(), within(0.5));
    }

    @Test
    void the_fade_brings_three_recorded_releases_near_their_line_when_shared_data_is_present() throws IOException {
        // given
        BenchmarkLine faded = line(SharedData.fitted(FitSettings.DEFAULT), "J-Pop & Anime", EngagementCounter.LIKES);
        BenchmarkLine flat = line(
                SharedData.fitted(new FitSettings(3.5, NewReleaseCorrection.OFF)),
                "J-Pop & Anime",
                EngagementCounter.LIKES);
        // when
        double[] withFade = errors(faded);
        double[] without = errors(flat);
        // then
        assertThat(Arrays.stream(withFade).average().orElseThrow()).isLessThan(0.08);
        assertThat(Arrays.stream(without).average().orElseThrow()).isGreaterThan(0.13);
    }

    /** Mean absolute error on the log10 scale from the first day on, a number a video. */
    private static double[] errors(BenchmarkLine line) throws IOException {
        List<CSVRecord> rows = SharedData.rows("series.csv");
        return Stream.of("x_BjvhMW9TE", "i0ujTBnZw4M", "jKlA7wS3SkE")
                .mapToDouble(video -> error(
                        line,
                        rows.stream()
                                .filter(row -> row.get("video_id").equals(video))
                                .toList()))
                .toArray();
    }

    private static double error(BenchmarkLine line, List<CSVRecord> series) {
        Instant released = Instant.parse(series.get(0).get("observed_at"));
        return series.stream()
                .filter(row -> days(released, row) >= 1)
                .mapToDouble(row -> Math.abs(Math.log10(Double.parseDouble(row.get("likes")))
                        - line.predict(Double.parseDouble(row.get("views")), days(released, row))
                                .log10()))
                .average()
                .orElseThrow();
    }

    private static double days(Instant released, CSVRecord row) {
        return java.time.Duration.between(released, Instant.parse(row.get("observed_at")))
                        .toSeconds()
                / 86_400.0;
    }

    private static double medianFactor(Benchmarks benchmarks, EngagementCounter counter) throws IOException {
        double[] sorted = SharedData.rows("fresh-music.csv").stream()
                .filter(row -> !row.get(counter.label()).isEmpty() && Long.parseLong(row.get(counter.label())) > 0)
                .mapToDouble(row -> Double.parseDouble(row.get(counter.label()))
                        / Math.pow(
                                10,
                                line(benchmarks, row.get("genre_or_category"), counter)
                                        .predict(Double.parseDouble(row.get("views")), null)
                                        .log10()))
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    private static BenchmarkLine line(Benchmarks benchmarks, String genre, EngagementCounter counter) {
        return benchmarks
                .find(genre)
                .flatMap(found -> found.line(counter))
                .orElseThrow()
                .line();
    }

    private static int toFourDigits(double a, double b) {
        return Math.abs(a - b) <= 0.000051 ? 0 : Double.compare(a, b);
    }

    private static int toTenDigits(double a, double b) {
        return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)) ? 0 : Double.compare(a, b);
    }
}
