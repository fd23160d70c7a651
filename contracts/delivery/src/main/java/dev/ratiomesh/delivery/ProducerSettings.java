package dev.ratiomesh.delivery;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Builds the settings of the Kafka producer, and rejects settings under which messages could be lost or doubled. */
final class ProducerSettings {
    private ProducerSettings() {}

    /**
     * Merges the defaults of the mesh with the configured {@code kafka.*} keys, which take precedence.
     *
     * @throws IllegalStateException when the effective producer would not wait for all replicas or could write twice
     */
    static Map<String, Object> build(Map<String, Object> broker, String clientId) {
        Map<String, Object> settings = new HashMap<>(defaults(clientId));
        broker.forEach((key, value) -> {
            if (ProducerConfig.configNames().contains(key)) {
                settings.put(key, value);
            }
        });
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        check(settings);
        return settings;
    }

    private static Map<String, Object> defaults(String clientId) {
        return Map.of(
                ProducerConfig.CLIENT_ID_CONFIG, clientId,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
                ProducerConfig.LINGER_MS_CONFIG, "5",
                ProducerConfig.BATCH_SIZE_CONFIG, "131072",
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000",
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000",
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "30000");
    }

    /**
     * Checks the settings before Kafka does, because Kafka's message does not say which configuration key is at fault.
     */
    private static void check(Map<String, Object> settings) {
        String acks = String.valueOf(settings.get(ProducerConfig.ACKS_CONFIG));
        String idempotent = String.valueOf(settings.get(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG));
        if (!(acks.equals("all") || acks.equals("-1")) || !idempotent.equals("true")) {
            throw new IllegalStateException("The Kafka producer would run with acks=" + acks
                    + " and enable.idempotence="
                    + idempotent + "; the mesh needs acks=all and enable.idempotence=true. Look for kafka.acks or"
                    + " kafka.enable.idempotence in the configuration.");
        }
        try {
            new ProducerConfig(settings);
        } catch (ConfigException e) {
            throw new IllegalStateException(
                    "The Kafka producer cannot run with the settings below kafka.*: " + e.getMessage(), e);
        }
    }
}
