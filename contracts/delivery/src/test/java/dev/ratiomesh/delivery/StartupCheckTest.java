package dev.ratiomesh.delivery;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ratiomesh.delivery.runtime.DeliveryConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartupCheckTest {
    private static final String CHANNEL = "mp.messaging.outgoing.audit.";
    private static final String CONNECTOR = "mp.messaging.connector.smallrye-kafka.";

    @Test
    void starts_without_outgoing_channels() {
        assertThatCode(() -> start(Map.of())).doesNotThrowAnyException();
    }

    @Test
    void an_outgoing_channel_is_safe_by_the_connectors_settings_or_by_its_own() {
        assertThatCode(() -> start(Map.of(
                        CHANNEL + "connector", "smallrye-kafka",
                        CONNECTOR + "acks", "all",
                        CONNECTOR + "enable.idempotence", "true")))
                .doesNotThrowAnyException();
        assertThatCode(() -> start(Map.of(
                        CHANNEL + "connector", "smallrye-kafka",
                        CHANNEL + "acks", "all",
                        CHANNEL + "enable.idempotence", "true")))
                .doesNotThrowAnyException();
    }

    @Test
    void refuses_an_outgoing_channel_left_to_its_own_default_and_names_the_key() {
        assertRefused(Map.of(), "acks=1", CHANNEL + "acks");
    }

    @Test
    void refuses_an_outgoing_channel_that_is_set_to_lose_messages_and_names_the_key() {
        assertRefused(
                Map.of(CONNECTOR + "acks", "all", CONNECTOR + "enable.idempotence", "true", CHANNEL + "acks", "1"),
                "acks=1",
                CHANNEL + "acks");
        assertRefused(Map.of(CONNECTOR + "acks", "all"), "enable.idempotence=false", CHANNEL + "enable.idempotence");
    }

    @Test
    void a_channel_of_another_connector_is_no_concern() {
        assertThatCode(() -> start(Map.of(CHANNEL + "connector", "smallrye-in-memory")))
                .doesNotThrowAnyException();
    }

    private static void assertRefused(Map<String, String> settings, String... words) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(CHANNEL + "connector", "smallrye-kafka");
        assertThatThrownBy(() -> start(all))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Outgoing channel audit")
                .hasMessageContainingAll(words);
    }

    private static void start(Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(DeliveryConfig.class)
                .withDefaultValues(settings)
                .build();
        var publisher = new Publisher(
                Map.of("bootstrap.servers", "localhost:1"), "shop", config.getConfigMapping(DeliveryConfig.class));
        try {
            new StartupCheck(config, publisher).check(new StartupEvent());
        } finally {
            publisher.close(new io.quarkus.runtime.ShutdownEvent());
        }
    }
}
