package dev.ratiomesh.ratio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ratiomesh.ratio.benchmark.table.InvalidTableException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioBeansTest {

    @Test
    void without_a_table_the_published_coefficients_are_used() {
        // given
        RatioBeans beans = beans(Map.of());
        // then
        assertThat(beans.currentBenchmarks(beans.tableLoader(Clock.systemUTC()), beans.tableLocation())
                        .current()
                        .origin()
                        .source())
                .isEqualTo("published");
    }

    @Test
    void a_configured_table_that_cannot_be_read_prevents_the_start_and_is_not_replaced() {
        // given
        RatioBeans beans = beans(Map.of("ratio.benchmarks", "/no/such/table.csv"));
        // then
        assertThatThrownBy(() -> beans.currentBenchmarks(beans.tableLoader(Clock.systemUTC()), beans.tableLocation()))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("/no/such/table.csv");
    }

    @ParameterizedTest
    @CsvSource({
        "ratio.outlier-mads, 0.5",
        "ratio.minimum-sample, 2",
        "ratio.range-widening, 0.9",
        "ratio.fetch-tries, 0",
        "ratio.fetch-timeout, PT1H"
    })
    void a_setting_out_of_range_is_refused_by_its_name(String key, String value) {
        // given
        RatioBeans beans = beans(Map.of(key, value));
        // then
        assertThatThrownBy(() -> {
                    beans.targetCalculator();
                    beans.tableLoader(Clock.systemUTC());
                })
                .hasMessageContaining(key)
                .hasMessageContaining("must be");
    }

    private static RatioBeans beans(Map<String, String> settings) {
        return new RatioBeans(new SmallRyeConfigBuilder()
                .withMapping(RatioConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(RatioConfig.class));
    }
}
