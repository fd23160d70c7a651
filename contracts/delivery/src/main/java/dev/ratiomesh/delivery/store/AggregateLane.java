package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.BatchDecoder;
import dev.ratiomesh.delivery.DeliveryMeters;
import dev.ratiomesh.delivery.EventDecoder;
import dev.ratiomesh.delivery.LaneContext;
import dev.ratiomesh.delivery.ReceivedEvent;
import dev.ratiomesh.delivery.runtime.CrashPoint;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * The lane of commands and of every message that moves money, text or state: claim in the inbox, load, decide, save and
 * append to the outbox, in one transaction for a group of messages. When the group fails, its halves are tried, each in
 * a transaction of its own, until the faulty message is alone and goes to the dead letters.
 */
public final class AggregateLane<E, R> {
    private final String channel;
    private final BatchDecoder<E> decoder;
    private final LaneContext lanes;
    private final GroupTransaction<E, R> transaction;
    private final OutboxRelay relay;

    AggregateLane(
            String channel,
            EventDecoder<E> eventDecoder,
            LaneContext lanes,
            GroupTransaction<E, R> transaction,
            OutboxRelay relay) {
        this.channel = channel;
        this.decoder = new BatchDecoder<>(eventDecoder);
        this.lanes = lanes;
        this.transaction = transaction;
        this.relay = relay;
    }

    /** Handles one poll; completes when every message is committed or among the dead letters. */
    public Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lanes.track(
                channel, poll.count(), () -> lanes.consume(channel, decoder.decode(poll), this::handleInGroups));
    }

    private Uni<Void> handleInGroups(List<ReceivedEvent<E>> messages) {
        return Multi.createFrom()
                .iterable(split(messages, lanes.groupSize()))
                .onItem()
                .transformToUniAndConcatenate(group -> lanes.handle(channel, group, this::runTransaction))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> runTransaction(List<ReceivedEvent<E>> group) {
        return transaction
                .run(group)
                .invoke(claimed -> {
                    CrashPoint.reached(CrashPoint.LANE_COMMITTED);
                    lanes.meters().messages(channel, DeliveryMeters.HandlingOutcome.HANDLED, claimed);
                    lanes.meters().messages(channel, DeliveryMeters.HandlingOutcome.DUPLICATE, group.size() - claimed);
                    relay.wake();
                })
                .replaceWithVoid();
    }

    private static <T> List<List<T>> split(List<T> items, int size) {
        List<List<T>> groups = new ArrayList<>();
        for (int from = 0; from < items.size(); from += size) {
            groups.add(items.subList(from, Math.min(from + size, items.size())));
        }
        return groups;
    }
}
