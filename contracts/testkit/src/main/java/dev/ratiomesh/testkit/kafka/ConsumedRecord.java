package dev.ratiomesh.testkit.kafka;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record read from a topic.
 *
 * @param key null when the record has none
 * @param headers as texts; a repeated header has its last value, a header without a value is empty
 * @param record the record of the Kafka client
 */
public record ConsumedRecord(@Nullable String key, Map<String, String> headers, ConsumerRecord<String, byte[]> record) {

    static ConsumedRecord of(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            byte[] value = header.value();
            headers.put(header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
        }
        return new ConsumedRecord(record.key(), headers, record);
    }

    /** Returns the header {@code ce_type}, empty when there is none. */
    public String type() {
        return headers.getOrDefault("ce_type", "");
    }

    /** Returns the header {@code ce_id}, empty when there is none. */
    public String id() {
        return headers.getOrDefault("ce_id", "");
    }

    /** Returns the value as UTF-8 text, empty for a tombstone. */
    public String text() {
        byte[] value = record.value();
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return type() + " " + key + " " + text();
    }
}
