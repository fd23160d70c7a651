package dev.ratiomesh.delivery;

import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * The lane of facts: one poll is one batch, one Uni and one acknowledgement. Delivery is at least once, so writes must
 * be idempotent. When a batch fails permanently, its halves are tried, until the faulty message is alone and goes to
 * the dead letters.
 */
public final class StreamLane<E> {
    private final LaneContext lanes;
    private final String channel;
    private final BatchDecoder<E> decoder;
    private final Function<List<ReceivedEvent<E>>, Uni<Void>> work;

    StreamLane(
            LaneContext lanes,
            String channel,
            EventDecoder<E> eventDecoder,
            Function<List<ReceivedEvent<E>>, Uni<Void>> work) {
        this.lanes = lanes;
        this.channel = channel;
        this.decoder = new BatchDecoder<>(eventDecoder);
        this.work = work;
    }

    /** Handles one poll; completes when everything is written, fails when a transient failure outlasts the retries. */
    public Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lanes.track(channel, poll.count(), () -> lanes.consume(channel, decoder.decode(poll), this::handle));
    }

    private Uni<Void> handle(List<ReceivedEvent<E>> messages) {
        return lanes.handle(channel, messages, this::runWork);
    }

    private Uni<Void> runWork(List<ReceivedEvent<E>> messages) {
        return work.apply(messages).invoke(() -> lanes.meters()
                .messages(channel, DeliveryMeters.HandlingOutcome.HANDLED, messages.size()));
    }

    /** Returns the last message of each key, in the order in which the keys first appear. */
    public static <E> List<ReceivedEvent<E>> latest(List<ReceivedEvent<E>> batch, Function<E, String> key) {
        Map<String, ReceivedEvent<E>> last = new LinkedHashMap<>();
        for (ReceivedEvent<E> received : batch) {
            last.put(key.apply(received.event()), received);
        }
        return List.copyOf(last.values());
    }
}
