package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.EventDecoder;
import dev.ratiomesh.delivery.LaneContext;
import dev.ratiomesh.delivery.TraceContexts;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes the aggregate lanes of a service. */
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

    /** Makes a lane of commands: unknown types and fields are dead letters. */
    public <E, R> AggregateLane<E, R> commands(
            String channel, Class<E> commands, AggregateLoader<R> aggregates, MessageHandler<E, R> handler) {
        return open(channel, EventDecoder.ofCommands(commands, lanes.maxPayload()), aggregates, handler);
    }

    /**
     * Makes a lane of a subset of a topic's commands, one of several lanes of the service that consume the topic in
     * consumer groups of their own. A command that belongs to no subset becomes a dead letter of the one lane whose
     * subset rejects it.
     */
    public <E, R> AggregateLane<E, R> part(
            String channel, CommandSubset<E> subset, AggregateLoader<R> aggregates, MessageHandler<E, R> handler) {
        return open(
                channel,
                EventDecoder.ofPart(subset.commands(), subset.whole(), subset.rejectsUnknown(), lanes.maxPayload()),
                aggregates,
                handler);
    }

    /**
     * The commands of a topic that one lane handles.
     *
     * @param commands sealed type of the lane's commands
     * @param whole sealed type of all commands of the topic
     * @param rejectsUnknown true for the one lane that makes dead letters of commands outside every subset
     */
    public record CommandSubset<E>(Class<E> commands, Class<? super E> whole, boolean rejectsUnknown) {}

    /** Makes a lane of events: unknown types and fields are ignored. */
    public <E, R> AggregateLane<E, R> events(
            String channel, Class<E> events, AggregateLoader<R> aggregates, MessageHandler<E, R> handler) {
        return open(channel, EventDecoder.ofEvents(events, lanes.maxPayload()), aggregates, handler);
    }

    private <E, R> AggregateLane<E, R> open(
            String channel, EventDecoder<E> eventDecoder, AggregateLoader<R> aggregates, MessageHandler<E, R> handler) {
        var transaction = new GroupTransaction<>(channel, shared, aggregates, handler);
        return new AggregateLane<>(channel, eventDecoder, lanes, transaction, relay);
    }
}
