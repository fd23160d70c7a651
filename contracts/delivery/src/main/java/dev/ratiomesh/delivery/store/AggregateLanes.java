package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.EventRoutes;
import dev.ratiomesh.delivery.Lanes;
import dev.ratiomesh.delivery.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Opens the aggregate lanes of a service. */
@ApplicationScoped
public class AggregateLanes {
    private final Lanes lanes;
    private final OutboxRelay relay;
    private final Transaction.Lane shared;

    AggregateLanes(
            Lanes lanes, OutboxRelay relay, Mutiny.SessionFactory sessions, Inbox inbox, Outbox outbox, Traces traces) {
        this.lanes = lanes;
        this.relay = relay;
        this.shared = new Transaction.Lane(sessions, inbox, outbox, traces);
    }

    /** A lane of commands: unknown types and fields are dead letters. */
    public <E, R> AggregateLane<E, R> commands(
            String channel, Class<E> commands, Aggregates<R> aggregates, Handler<E, R> handler) {
        return open(channel, EventRoutes.ofCommands(commands, lanes.maxPayload()), aggregates, handler);
    }

    /**
     * A lane of a part of a topic's commands, one of several lanes of the service that read the topic in groups of their
     * own. What belongs to no part becomes a dead letter of the keeper, of which there is one.
     */
    public <E, R> AggregateLane<E, R> part(
            String channel, Part<E> part, Aggregates<R> aggregates, Handler<E, R> handler) {
        return open(
                channel,
                EventRoutes.ofPart(part.commands(), part.whole(), part.keeper(), lanes.maxPayload()),
                aggregates,
                handler);
    }

    /** Which of a topic's commands a lane carries out, and whether it also answers for what nobody knows. */
    public record Part<E>(Class<E> commands, Class<? super E> whole, boolean keeper) {}

    /** A lane of events: unknown types and fields are passed over. */
    public <E, R> AggregateLane<E, R> events(
            String channel, Class<E> events, Aggregates<R> aggregates, Handler<E, R> handler) {
        return open(channel, EventRoutes.ofEvents(events, lanes.maxPayload()), aggregates, handler);
    }

    private <E, R> AggregateLane<E, R> open(
            String channel, EventRoutes<E> routes, Aggregates<R> aggregates, Handler<E, R> handler) {
        var transaction = new Transaction<>(channel, shared, aggregates, handler);
        return new AggregateLane<>(channel, routes, lanes, transaction, relay);
    }
}
