package dev.ratiomesh.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.ratiomesh.contracts.EventType;
import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.video.VideoFact.VideoObserved;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Lays out input and counts output, with plain clients. */
final class TopicFeed implements AutoCloseable {
    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    /** A moment within the month for which history is kept; older records could be deleted during the count. */
    static final Instant RECENT = Instant.now().minus(Duration.ofDays(20));

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> watcher;

    TopicFeed(String bootstrapServers) {
        producer = new KafkaProducer<>(
                producerSettings(bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
        watcher = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Returns the settings of the mesh's own producer, so that the comparison gains nothing from a weaker promise. */
    static Map<String, Object> producerSettings(String bootstrapServers) {
        return Map.of(
                "bootstrap.servers", bootstrapServers,
                "acks", "all",
                "enable.idempotence", "true",
                "linger.ms", "5",
                "batch.size", "131072",
                "compression.type", "lz4");
    }

    /** Writes that many events under keys of their own; returns when the broker has all of them. */
    void publish(Topic topic, int from, int count, IntFunction<Keyed> event) {
        for (int i = from; i < from + count; i++) {
            Keyed keyed = event.apply(i);
            producer.send(toRecord(topic.topicName(), keyed));
        }
        producer.flush();
    }

    /** Holds an event and its key. */
    record Keyed(String key, Object event) {}

    /** Returns the number of records in the topic. */
    long recordCount(String topic) {
        List<TopicPartition> partitions = watcher.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        return watcher.endOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    static ProducerRecord<byte[], byte[]> toRecord(String topic, Keyed keyed) {
        try {
            var record = new ProducerRecord<>(
                    topic, keyed.key().getBytes(StandardCharsets.UTF_8), JSON.writeValueAsBytes(keyed.event()));
            header(record, "ce_specversion", "1.0");
            header(record, "ce_id", UUID.randomUUID().toString());
            header(record, "ce_source", "/bench");
            header(
                    record,
                    "ce_type",
                    keyed.event().getClass().getAnnotation(EventType.class).value());
            header(record, "content-type", "application/json");
            return record;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written: " + keyed, e);
        }
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Creates the i-th snapshot. Each belongs to a campaign of its own, so that no lane can save work by dropping an
     * older one.
     */
    static Keyed snapshot(int i) {
        String id = "bench-" + i;
        var observed = new VideoObserved(
                id,
                "bench",
                "x_BjvhMW9TE",
                RECENT.plusSeconds(i),
                100_000L + i,
                3_000L + i % 1000,
                200L,
                Instant.ofEpochSecond(1_780_000_000L),
                "Pop",
                1_000_000_000L);
        return new Keyed(id, observed);
    }

    @Override
    public void close() {
        producer.close();
        watcher.close();
    }
}
