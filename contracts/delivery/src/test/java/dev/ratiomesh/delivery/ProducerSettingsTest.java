package dev.ratiomesh.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ratiomesh.delivery.Publisher.ProducerSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class ProducerSettingsTest {
    private static final Map<String, Object> BROKER = Map.of("bootstrap.servers", "localhost:1");

    @Test
    void a_producer_waits_for_all_replicas_and_never_writes_twice() {
        // when
        var effective = new ProducerConfig(ProducerSettings.build(BROKER, "shop"));
        // then
        assertThat(effective.getString("acks")).isEqualTo("-1");
        assertThat(effective.getBoolean("enable.idempotence")).isTrue();
        assertThat(effective.getString("compression.type")).isEqualTo("lz4");
        assertThat(effective.getString("client.id")).isEqualTo("shop");
    }

    @Test
    void connection_settings_pass_and_settings_of_no_producer_are_omitted() {
        // when
        var settings = ProducerSettings.build(
                with(Map.of("security.protocol", "SSL", "group.id", "g", "auto.offset.reset", "latest")), "shop");
        // then
        assertThat(settings).containsEntry("security.protocol", "SSL").doesNotContainKeys("group.id");
    }

    @Test
    void refuses_acks_that_lose_messages_and_names_the_key() {
        for (String acks : new String[] {"1", "0"}) {
            assertRefused(Map.of("acks", acks, "enable.idempotence", "false"), "acks=" + acks, "kafka.acks");
        }
    }

    @Test
    void refuses_when_acks_contradict_idempotence() {
        assertRefused(Map.of("acks", "1"), "acks=1", "kafka.acks");
    }

    @Test
    void rejects_settings_that_kafka_rejects_and_names_the_configuration() {
        assertRefused(Map.of("retries", "0"), "kafka.*", "retries");
    }

    @Test
    void refuses_a_producer_that_may_write_twice_and_names_the_key() {
        assertRefused(Map.of("enable.idempotence", "false"), "enable.idempotence=false", "kafka.enable.idempotence");
    }

    private static void assertRefused(Map<String, Object> extra, String... words) {
        assertThatThrownBy(() -> ProducerSettings.build(with(extra), "shop"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(words);
    }

    private static Map<String, Object> with(Map<String, Object> extra) {
        Map<String, Object> all = new HashMap<>(BROKER);
        all.putAll(extra);
        return all;
    }
}
