package dev.ratiomesh.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LocalMeshOptionsTest {
    @Test
    void everything_has_a_default() {
        // when
        LocalMeshOptions options = LocalMeshOptions.from(properties("mesh.home", "/checkout"));

        // then
        assertThat(options.dir()).isEqualTo(Path.of("/checkout/deploy/local/target/mesh"));
        assertThat(options.port(MeshPort.KAFKA)).isEqualTo(19092);
        assertThat(options.demo()).isTrue();
        assertThat(options.series()).isNull();
    }

    @Test
    void a_port_can_be_chosen() {
        assertThat(LocalMeshOptions.from(properties("mesh.kafka.port", "29092")).port(MeshPort.KAFKA))
                .isEqualTo(29092);
    }

    @Test
    void an_invalid_port_is_named() {
        refused("mesh.sandbox.port", "70000", "-Dmesh.sandbox.port=70000 is no port");
    }

    @Test
    void an_unreadable_series_is_named() {
        refused("mesh.series", "/no/such/file.csv", "-Dmesh.series=/no/such/file.csv is no file that can be read");
    }

    @Test
    void a_benchmark_table_may_be_an_address() {
        assertThat(LocalMeshOptions.from(properties("mesh.benchmarks", "https://docs.google.com/x"))
                        .benchmarks())
                .isEqualTo("https://docs.google.com/x");
    }

    @Test
    void a_non_numeric_speed_is_named() {
        refused("mesh.speed", "fast", "-Dmesh.speed=fast is no number");
    }

    @Test
    void a_speed_out_of_range_is_named() {
        refused("mesh.speed", "0", "-Dmesh.speed=0 is out of range");
    }

    @Test
    void a_flag_is_true_or_false() {
        refused("mesh.demo", "no", "-Dmesh.demo=no is neither true nor false");
    }

    @Test
    void a_service_can_be_left_out() {
        // given
        LocalMeshOptions options = LocalMeshOptions.from(properties("mesh.without", "channel-fleet, stats-poller"));
        // then
        assertThat(options.processes())
                .doesNotContain(MeshPort.CHANNEL_FLEET, MeshPort.STATS_POLLER)
                .contains(MeshPort.CAMPAIGN_SERVICE, MeshPort.KAFKA, MeshPort.POSTGRES, MeshPort.SANDBOX);
    }

    @Test
    void an_unknown_service_to_leave_out_is_named() {
        refused("mesh.without", "kafka", "-Dmesh.without=kafka is no service: [campaign-service,");
    }

    private static void refused(String option, String value, String message) {
        assertThatThrownBy(() -> LocalMeshOptions.from(properties(option, value)))
                .isInstanceOf(StartException.class)
                .hasMessageContaining(message);
    }

    private static Properties properties(String option, String value) {
        Properties properties = new Properties();
        properties.setProperty(option, value);
        return properties;
    }
}
