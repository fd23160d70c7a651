package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.Decoder;
import dev.ratiomesh.delivery.DeliveryMeters;
import dev.ratiomesh.delivery.EventRoutes;
import dev.ratiomesh.delivery.KillPoint;
import dev.ratiomesh.delivery.Lanes;
import dev.ratiomesh.delivery.Received;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * The lane of commands and of everything that moves money, text or state: claim in the inbox, load, decide, save and
 * append to the outbox, in one transaction for a whole group of messages. When the group fails, its halves are tried,
 * each in a transaction of its own, so that a bad message stands alone and goes to the dead letters.
 */
public final class AggregateLane<E, R> {
    private final String channel;
    private final Decoder<E> decoder;
    private final Lanes lanes;
    private final Transaction<E, R> transaction;
    private final OutboxRelay relay;

    AggregateLane(
            String channel, EventRoutes<E> routes, Lanes lanes, Transaction<E, R> transaction, OutboxRelay relay) {
        this.channel = channel;
        this.decoder = new Decoder<>(routes);
        this.lanes = lanes;
        this.transaction = transaction;
        this.relay = relay;
    }

    /** Handles one poll; completes when all of it is committed or among the dead letters. */
    public Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lanes.track(channel, poll.count(), () -> lanes.consume(channel, decoder.decode(poll), this::inGroups));
    }

    private Uni<Void> inGroups(List<Received<E>> messages) {
        return Multi.createFrom()
                .iterable(split(messages, lanes.group()))
                .onItem()
                .transformToUniAndConcatenate(group -> lanes.handle(channel, group, this::once))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> once(List<Received<E>> group) {
        return transaction
                .run(group)
                .invoke(claimed -> {
                    KillPoint.reached(KillPoint.LANE_COMMITTED);
                    lanes.meters().messages(channel, DeliveryMeters.Outcome.HANDLED, claimed);
                    lanes.meters().messages(channel, DeliveryMeters.Outcome.DUPLICATE, group.size() - claimed);
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
