package dev.ratiomesh.delivery;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Decodes the records of one Kafka poll into events in their order, and collects the undecodable ones as dead letters.
 */
public record BatchDecoder<E>(EventDecoder<E> decoder) {

    /**
     * The decoded records of one poll.
     *
     * @param ignored number of messages whose type this consumer does not handle, 0 or more
     */
    public record Batch<E>(List<ReceivedEvent<E>> readable, List<DeadLetters.DeadLetter> deadLetters, int ignored) {}

    public Batch<E> decode(ConsumerRecords<byte[], byte[]> poll) {
        List<ReceivedEvent<E>> readable = new ArrayList<>(poll.count());
        List<DeadLetters.DeadLetter> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : poll) {
            try {
                decoder.decode(record).ifPresent(readable::add);
            } catch (UndecodableMessageException undecodable) {
                letters.add(new DeadLetters.DeadLetter(record, undecodable));
            }
        }
        return new Batch<>(readable, letters, poll.count() - readable.size() - letters.size());
    }
}
