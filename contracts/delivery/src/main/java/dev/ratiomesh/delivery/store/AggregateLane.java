package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.DeadLetters;
import dev.ratiomesh.delivery.Decoder;
import dev.ratiomesh.delivery.EventRoutes;
import dev.ratiomesh.delivery.Lanes;
import dev.ratiomesh.delivery.Poison;
import dev.ratiomesh.delivery.PoisonReason;
import dev.ratiomesh.delivery.Received;
import dev.ratiomesh.delivery.Transience;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * The lane of commands and of everything that moves money, text or state: claim in the inbox, load, decide, save and
 * append to the outbox, in one transaction for a whole group of messages. When the group fails, each message gets a
 * transaction of its own, so that a bad one stands alone and goes to the dead letters.
 */
public final class AggregateLane<E, R> {
    private static final Logger LOG = Logger.getLogger(AggregateLane.class);

    private final String channel;
    private final Decoder<E> decoder;
    private final Lanes lanes;
    private final Transaction<E, R> transaction;
    private final OutboxRelay relay;
    private final int groupSize;

    AggregateLane(
            String channel,
            EventRoutes<E> routes,
            Lanes lanes,
            Transaction<E, R> transaction,
            OutboxRelay relay,
            int groupSize) {
        this.channel = channel;
        this.decoder = new Decoder<>(routes);
        this.lanes = lanes;
        this.transaction = transaction;
        this.relay = relay;
        this.groupSize = groupSize;
    }

    /** Handles one poll; completes when all of it is committed or among the dead letters. */
    public Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lanes.track(channel, poll.count(), () -> {
            Decoder.Batch<E> batch = decoder.decode(poll);
            return lanes.deadLetters(batch.letters()).chain(() -> groups(batch.readable()));
        });
    }

    private Uni<Void> groups(List<Received<E>> messages) {
        return oneAfterAnother(split(messages), this::group);
    }

    private Uni<Void> group(List<Received<E>> messages) {
        return lanes.persist(channel, () -> transaction.run(messages))
                .onFailure(failure -> !Transience.isPassing(failure))
                .recoverWithUni(failure -> {
                    LOG.warnf(
                            "Replaying one by one channel=%s messages=%d cause=%s", channel, messages.size(), failure);
                    return oneAfterAnother(messages, this::alone);
                })
                .invoke(relay::wake);
    }

    private Uni<Void> alone(Received<E> message) {
        return lanes.persist(channel, () -> transaction.run(List.of(message)))
                .onFailure(failure -> !Transience.isPassing(failure))
                .recoverWithUni(failure -> bury(message, failure));
    }

    private Uni<Void> bury(Received<E> message, Throwable failure) {
        LOG.errorf(
                failure,
                "Handler failed channel=%s type=%s",
                channel,
                message.envelope().type());
        Poison poison = new Poison(PoisonReason.HANDLER_FAILED, failure.toString());
        return lanes.deadLetters(List.of(new DeadLetters.Letter(message.record(), poison)));
    }

    private List<List<Received<E>>> split(List<Received<E>> messages) {
        List<List<Received<E>>> groups = new java.util.ArrayList<>();
        for (int from = 0; from < messages.size(); from += groupSize) {
            groups.add(messages.subList(from, Math.min(from + groupSize, messages.size())));
        }
        return groups;
    }

    private static <T> Uni<Void> oneAfterAnother(List<T> items, java.util.function.Function<T, Uni<Void>> each) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(each::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
