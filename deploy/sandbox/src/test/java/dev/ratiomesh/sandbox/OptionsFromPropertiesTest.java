package dev.ratiomesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ratiomesh.sandbox.world.AdResponse;
import dev.ratiomesh.sandbox.youtube.quota.BucketSizes;
import dev.ratiomesh.sandbox.youtube.quota.QuotaErrorShape;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class OptionsFromPropertiesTest {
    private final Properties properties = new Properties();

    @Test
    void without_properties_all_values_are_defaults() {
        // given
        properties.setProperty("sandbox.series", " ");

        // when
        SandboxOptions options = OptionsFromProperties.read(properties);

        // then
        assertThat(options).usingRecursiveComparison().ignoringFields("clock").isEqualTo(SandboxOptions.defaults());
    }

    @Test
    void reads_every_property() {
        // given
        properties.setProperty("sandbox.port", "9");
        properties.setProperty("sandbox.speed", "1.5");
        properties.setProperty("sandbox.series", "s.csv");
        properties.setProperty("sandbox.journal", "j.jsonl");
        properties.setProperty("sandbox.seed", "5");
        properties.setProperty("sandbox.bucket.batch-get-stats", "1");
        properties.setProperty("sandbox.bucket.pool", "2");
        properties.setProperty("sandbox.bucket.search", "3");
        properties.setProperty("sandbox.bucket.uploads", "4");
        properties.setProperty("sandbox.ads.cost-per-view", "0.1");
        properties.setProperty("sandbox.ads.likes-per-view", "0.2");
        properties.setProperty("sandbox.ads.comments-per-view", "0.3");
        properties.setProperty("sandbox.quota-error", "429");

        // when
        SandboxOptions options = OptionsFromProperties.read(properties);

        // then
        assertThat(options.port()).isEqualTo(9);
        assertThat(options.speed()).isEqualTo(1.5);
        assertThat(options.series()).isEqualTo(Path.of("s.csv"));
        assertThat(options.journal()).isEqualTo(Path.of("j.jsonl"));
        assertThat(options.seed()).isEqualTo(5);
        assertThat(options.buckets()).isEqualTo(new BucketSizes(1, 2, 3, 4));
        assertThat(options.adResponse()).isEqualTo(new AdResponse(0.1, 0.2, 0.3));
        assertThat(options.quotaError()).isEqualTo(QuotaErrorShape.OBSERVED_429);
    }

    @Test
    void names_the_option_that_cannot_be_used() {
        // given
        properties.setProperty("sandbox.port", "many");

        // when
        assertThatThrownBy(() -> OptionsFromProperties.read(properties))
                // then
                .hasMessageContaining("-Dsandbox.port=many cannot be used");
    }

    @Test
    void refuses_a_speed_of_zero_and_a_port_beyond_the_last() {
        assertThatThrownBy(() -> SandboxOptions.defaults().withSpeed(0)).hasMessageContaining("speed must be above 0");
        assertThatThrownBy(() -> SandboxOptions.defaults().withPort(65_536))
                .hasMessageContaining("port must be 0..65535");
    }
}
