package dev.ratiomesh.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes Kafka producer records that carry an envelope. */
public final class ProducerRecords {
    private ProducerRecords() {}

    /** Returns a record in CloudEvents' binary mode. */
    public static ProducerRecord<byte[], byte[]> of(String topic, String key, Envelope envelope, byte[] payload) {
        return new ProducerRecord<>(topic, null, key.getBytes(UTF_8), payload, envelope.headers());
    }
}
