package dev.ratiomesh.ratio.benchmark.fit;

import static dev.ratiomesh.ratio.benchmark.BenchmarkFixtures.fitted;
import static dev.ratiomesh.ratio.benchmark.BenchmarkFixtures.line;
import static dev.ratiomesh.ratio.benchmark.BenchmarkFixtures.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ratiomesh.ratio.benchmark.BenchmarkFixtures;
import dev.ratiomesh.ratio.benchmark.line.AgeTerm;
import dev.ratiomesh.ratio.benchmark.line.Benchmark;
import dev.ratiomesh.ratio.benchmark.line.Benchmarks;
import dev.ratiomesh.ratio.benchmark.line.LineFit;
import dev.ratiomesh.ratio.benchmark.line.NewReleaseCorrection;
import dev.ratiomesh.ratio.benchmark.table.DataPoints;
import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;
import dev.ratiomesh.ratio.benchmark.table.InvalidTableException;
import java.util.Random;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

class BenchmarkFitterTest {

    private static final FitSettings PLAIN = new FitSettings(0, NewReleaseCorrection.OFF);

    @Test
    void finds_the_law_that_made_the_table() {
        // when
        LineFit fit = line(fitted(table("Pop", 5000, 1), FitSettings.DEFAULT), "Pop", EngagementCounter.LIKES)
                .fit();
        // then
        assertThat(fit.slope()).isEqualTo(BenchmarkFixtures.SLOPE, within(0.01));
        assertThat(fit.intercept()).isEqualTo(BenchmarkFixtures.INTERCEPT, within(0.05));
        assertThat(fit.spread()).isEqualTo(BenchmarkFixtures.SPREAD, within(0.01));
        assertThat(fit.r2()).isBetween(0.9, 0.99);
    }

    @Test
    void leaves_out_and_counts_rows_far_off_the_line() {
        // given
        String spoilt = table("Pop", 500, 2) + "Pop,50000000,7,7\n".repeat(20);
        // when
        Benchmark.FittedLine robust = fitted(spoilt, FitSettings.DEFAULT)
                .find("Pop")
                .flatMap(pop -> pop.line(EngagementCounter.LIKES))
                .orElseThrow();
        LineFit plain =
                line(fitted(spoilt, PLAIN), "Pop", EngagementCounter.LIKES).fit();
        // then
        assertThat(robust.outliers()).isBetween(20L, 25L);
        assertThat(robust.line().fit().slope()).isEqualTo(BenchmarkFixtures.SLOPE, within(0.03));
        assertThat(plain.slope()).isLessThan(BenchmarkFixtures.SLOPE - 0.05);
    }

    @Test
    void rows_exactly_on_a_line_are_not_taken_for_outliers() {
        // given
        String exact =
                "genre,views,likes,comments\n" + "Pop,100,10,1\nPop,10000,100,10\nPop,1000000,1000,100\n".repeat(5);
        // when
        LineFit fit = line(fitted(exact, FitSettings.DEFAULT), "Pop", EngagementCounter.LIKES)
                .fit();
        // then
        assertThat(fit.n()).isEqualTo(15);
        assertThat(fit.slope()).isEqualTo(0.5, within(1e-9));
        assertThat(fit.spread()).isEqualTo(0, within(1e-9));
    }

    @Test
    void a_genre_without_a_line_is_still_known() {
        // given
        String thin =
                table("Pop", 100, 3) + "Blues,100,5,3\nBlues,200,7,3\nReggae,100,5,3\nReggae,100,6,3\nReggae,100,7,3\n";
        // when
        Benchmarks benchmarks = fitted(thin, FitSettings.DEFAULT);
        // then
        assertThat(benchmarks.find("Blues")).hasValueSatisfying(genre -> assertThat(genre.line(EngagementCounter.LIKES))
                .isEmpty());
        assertThat(benchmarks.find("Reggae"))
                .hasValueSatisfying(
                        genre -> assertThat(genre.line(EngagementCounter.LIKES)).isEmpty());
        assertThat(line(benchmarks, "(all)", EngagementCounter.LIKES).fit().n()).isGreaterThan(100);
    }

    @Test
    void a_table_from_which_no_line_follows_is_refused() {
        // then
        assertThatThrownBy(() -> fitted("genre,views,likes,comments\nPop,100,5,3\n", PLAIN))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("No line can be fitted");
    }

    @Test
    void a_line_keeps_at_most_200_sample_rows() {
        // when
        Benchmarks benchmarks = fitted(table("Pop", 1000, 4), PLAIN);
        // then
        assertThat(benchmarks
                        .find("Pop")
                        .flatMap(pop -> pop.line(EngagementCounter.LIKES))
                        .orElseThrow()
                        .sample())
                .hasSize(200)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_age_term_equals_the_textbook_regression() {
        // given
        DataPoints points = aged(400, 5);
        // when
        AgeTerm term = AgeFit.fit(points);
        // then
        OLSMultipleLinearRegression textbook = textbook(points);
        double[] b = textbook.estimateRegressionParameters();
        double[][] inverse = textbook.estimateRegressionParametersVariance();
        assertThat(term).isNotNull();
        assertThat(term.intercept()).isEqualTo(b[0], within(1e-9));
        assertThat(term.viewsSlope()).isEqualTo(b[1], within(1e-9));
        assertThat(term.ageSlope()).isEqualTo(b[2], within(1e-9)).isEqualTo(-0.2, within(0.05));
        assertThat(term.spread()).isEqualTo(textbook.estimateRegressionStandardError(), within(1e-9));
        assertThat(term.cross().leverage(5.5, 1.2)).isEqualTo(leverage(inverse, 5.5, 1.2), within(1e-9));
    }

    @Test
    void there_is_no_age_term_without_enough_ages_or_without_spread() {
        // given
        DataPoints few = aged(100, 6);
        DataPoints alike = new DataPoints();
        for (int i = 0; i < 100; i++) {
            few.add(1000 + i, 50, Float.NaN);
            alike.add(1000 + i, 50 + i % 7, 30);
        }
        // then
        assertThat(AgeFit.fit(few)).isNull();
        assertThat(AgeFit.fit(alike)).isNull();
    }

    private static DataPoints aged(int rows, long seed) {
        Random random = new Random(seed);
        DataPoints points = new DataPoints();
        for (int i = 0; i < rows; i++) {
            double x = 3 + 4 * random.nextDouble();
            double z = 3 * random.nextDouble();
            double y = -0.5 + 0.85 * x - 0.2 * z + 0.1 * random.nextGaussian();
            points.add(Math.round(Math.pow(10, x)), Math.max(1, Math.round(Math.pow(10, y))), (float)
                    (Math.pow(10, z) - 1));
        }
        return points;
    }

    private static OLSMultipleLinearRegression textbook(DataPoints points) {
        double[] y = new double[points.size()];
        double[][] x = new double[points.size()][];
        for (int i = 0; i < y.length; i++) {
            y[i] = points.logCount(i);
            x[i] = new double[] {points.logViews(i), Math.log10(1 + (double) points.age(i))};
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(y, x);
        return regression;
    }

    private static double leverage(double[][] inverse, double x, double z) {
        RealMatrix row = MatrixUtils.createRowRealMatrix(new double[] {1, x, z});
        return row.multiply(MatrixUtils.createRealMatrix(inverse))
                .multiply(row.transpose())
                .getEntry(0, 0);
    }
}
