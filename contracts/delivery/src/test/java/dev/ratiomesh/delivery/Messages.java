package dev.ratiomesh.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Makes consumed Kafka records for tests. */
public final class Messages {
    private static final AtomicLong OFFSETS = new AtomicLong();
    private static final String TOPIC = "tally.commands";

    private Messages() {}

    /** Returns the headers that every message must have. */
    public static Map<String, String> headers(String id, String type) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_source", "/test");
        headers.put("ce_type", type);
        return headers;
    }

    public static ConsumerRecord<byte[], byte[]> record(Map<String, String> headers, byte[] payload) {
        var record = new ConsumerRecord<>(TOPIC, 0, OFFSETS.getAndIncrement(), "key".getBytes(UTF_8), payload);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    public static ConsumerRecord<byte[], byte[]> record(String id, String type, String payload) {
        return record(headers(id, type), payload.getBytes(UTF_8));
    }

    /** Returns one poll with these records, all of one partition. */
    public static ConsumerRecords<byte[], byte[]> poll(List<ConsumerRecord<byte[], byte[]>> records) {
        return new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 0), records), Map.of());
    }
}
