package dev.ratiomesh.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;

/** Producer records with an envelope. */
public final class Records {
    private Records() {}

    /** A record in CloudEvents' binary mode. */
    public static ProducerRecord<byte[], byte[]> of(String topic, String key, Envelope envelope, byte[] payload) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key.getBytes(UTF_8), payload);
        envelope.write(record.headers());
        return record;
    }
}
