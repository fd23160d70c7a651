package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.EventDecoder;
import dev.ratiomesh.delivery.LaneContext;
import dev.ratiomesh.delivery.TraceContexts;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Opens the aggregate lanes of a service. */
@ApplicationScoped
public class AggregateLanes {
    private final LaneContext lanes;
    private final OutboxRelay relay;
    private final GroupTransaction.LaneResources shared;

    AggregateLanes(
            LaneContext lanes,
            OutboxRelay relay,
            Mutiny.SessionFactory sessions,
            Inbox inbox,
            Outbox outbox,
            TraceContexts traces) {
        this.lanes = lanes;
        this.relay = relay;
        this.shared = new GroupTransaction.LaneResources(sessions, inbox, outbox, traces);
    }

    /** A lane of commands: unknown types and fields are dead letters. */
    public <E, R> AggregateLane<E, R> commands(
            String channel, Class<E> commands, AggregateLoader<R> aggregates, MessageHandler<E, R> handler) {
        return open(channel, EventDecoder.ofCommands(commands, lanes.maxPayload()), aggregates, handler);
    }

    /**
     * A lane of a part of a topic's commands, one of several lanes of the service that read the topic in groups of their
     * own. What belongs to no part becomes a dead letter of the keeper, of which there is one.
     */
    public <E, R> AggregateLane<E, R> part(
            String channel, CommandSubset<E> part, AggregateLoader<R> aggregates, MessageHandler<E, R> handler) {
        return open(
                channel,
                EventDecoder.ofPart(part.commands(), part.whole(), part.rejectsUnknown(), lanes.maxPayload()),
                aggregates,
                handler);
    }

    /** Which of a topic's commands a lane carries out, and whether it also answers for what nobody knows. */
    public record CommandSubset<E>(Class<E> commands, Class<? super E> whole, boolean rejectsUnknown) {}

    /** A lane of events: unknown types and fields are passed over. */
    public <E, R> AggregateLane<E, R> events(
            String channel, Class<E> events, AggregateLoader<R> aggregates, MessageHandler<E, R> handler) {
        return open(channel, EventDecoder.ofEvents(events, lanes.maxPayload()), aggregates, handler);
    }

    private <E, R> AggregateLane<E, R> open(
            String channel, EventDecoder<E> routes, AggregateLoader<R> aggregates, MessageHandler<E, R> handler) {
        var transaction = new GroupTransaction<>(channel, shared, aggregates, handler);
        return new AggregateLane<>(channel, routes, lanes, transaction, relay);
    }
}
