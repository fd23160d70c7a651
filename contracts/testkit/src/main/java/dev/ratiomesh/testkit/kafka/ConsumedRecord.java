package dev.ratiomesh.testkit.kafka;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * One record as it lies on a topic.
 *
 * @param key null when it has none
 * @param headers as texts; of a repeated header the last, one without a value is empty
 * @param record as the client gave it
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

    /** The header {@code ce_type}, empty when there is none. */
    public String type() {
        return headers.getOrDefault("ce_type", "");
    }

    /** The header {@code ce_id}, empty when there is none. */
    public String id() {
        return headers.getOrDefault("ce_id", "");
    }

    /** The value read as UTF-8, empty for a tombstone. */
    public String text() {
        byte[] value = record.value();
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return type() + " " + key + " " + text();
    }
}
