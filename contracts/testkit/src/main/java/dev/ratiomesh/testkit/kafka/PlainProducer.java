package dev.ratiomesh.testkit.kafka;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes messages as an upstream app does, with a plain Kafka client. */
public final class PlainProducer implements AutoCloseable {

    private static final long TIMEOUT_SECONDS = 30;

    private final KafkaProducer<String, byte[]> producer;

    private PlainProducer(KafkaProducer<String, byte[]> producer) {
        this.producer = producer;
    }

    public static PlainProducer to(String bootstrapServers) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "enable.idempotence", true);
        return new PlainProducer(KafkaLoader.create(
                () -> new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())));
    }

    /** Publishes a CloudEvent under a random id and returns the id. */
    public String publish(String topic, String key, String type, String json) {
        String id = UUID.randomUUID().toString();
        publish(topic, key, type, id, json);
        return id;
    }

    /** Publishes a CloudEvent in binary mode; returns when the broker has acknowledged it. */
    public RecordMetadata publish(String topic, String key, String type, String id, String json) {
        return send(topic, key, json.getBytes(StandardCharsets.UTF_8), cloudEvent(type, id));
    }

    /** Sends any bytes under any headers, for invalid messages; returns when the broker has acknowledged them. */
    public RecordMetadata send(String topic, String key, byte[] value, Map<String, String> headers) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            return producer.send(record).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("Kafka did not take a record for " + topic, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while publishing to " + topic, interrupted);
        }
    }

    /** Returns modifiable headers of an event from {@code /test}, from which a test can make invalid ones. */
    public static Map<String, String> cloudEvent(String type, String id) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_source", "/test");
        headers.put("ce_type", type);
        headers.put("content-type", "application/json");
        return headers;
    }

    @Override
    public void close() {
        producer.close();
    }
}
