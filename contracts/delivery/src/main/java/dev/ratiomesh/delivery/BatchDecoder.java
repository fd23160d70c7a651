package dev.ratiomesh.delivery;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Decodes one poll: what can be read, in order, and what cannot. */
public record BatchDecoder<E>(EventDecoder<E> decoder) {

    /**
     * One poll, decoded.
     *
     * @param ignored how many messages were of a type that is of no concern here
     */
    public record Batch<E>(List<ReceivedEvent<E>> readable, List<DeadLetters.DeadLetter> deadLetters, int ignored) {}

    public Batch<E> decode(ConsumerRecords<byte[], byte[]> poll) {
        List<ReceivedEvent<E>> readable = new ArrayList<>(poll.count());
        List<DeadLetters.DeadLetter> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : poll) {
            try {
                decoder.decode(record).ifPresent(readable::add);
            } catch (UndecodableMessageException poison) {
                letters.add(new DeadLetters.DeadLetter(record, poison));
            }
        }
        return new Batch<>(readable, letters, poll.count() - readable.size() - letters.size());
    }
}
