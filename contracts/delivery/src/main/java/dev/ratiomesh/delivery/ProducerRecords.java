package dev.ratiomesh.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;

/** Producer records with an envelope. */
public final class ProducerRecords {
    private ProducerRecords() {}

    /** A record in CloudEvents' binary mode. */
    public static ProducerRecord<byte[], byte[]> of(String topic, String key, Envelope envelope, byte[] payload) {
        return new ProducerRecord<>(topic, null, key.getBytes(UTF_8), payload, envelope.headers());
    }
}
