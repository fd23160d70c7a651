package dev.ratiomesh.delivery;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Decodes one poll: what can be read, in order, and what cannot. */
public record Decoder<E>(EventRoutes<E> routes) {

    /** One poll, decoded. */
    public record Batch<E>(List<Received<E>> readable, List<DeadLetters.Letter> letters) {}

    public Batch<E> decode(ConsumerRecords<byte[], byte[]> poll) {
        Batch<E> batch = new Batch<>(new ArrayList<>(poll.count()), new ArrayList<>());
        for (ConsumerRecord<byte[], byte[]> record : poll) {
            try {
                routes.decode(record).ifPresent(batch.readable()::add);
            } catch (Poison poison) {
                batch.letters().add(new DeadLetters.Letter(record, poison));
            }
        }
        return batch;
    }
}
