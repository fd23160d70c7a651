package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.ReceivedEvent;
import dev.ratiomesh.delivery.TraceContexts;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Handles a group of messages in one transaction: inbox, aggregates and outbox change together or not at all. */
final class GroupTransaction<E, R> {
    private final String consumer;
    private final Mutiny.SessionFactory sessions;
    private final Inbox inbox;
    private final Outbox outbox;
    private final AggregateLoader<R> aggregates;
    private final MessageHandler<E, R> handler;
    private final TraceContexts traces;

    GroupTransaction(String consumer, LaneResources lane, AggregateLoader<R> aggregates, MessageHandler<E, R> handler) {
        this.consumer = consumer;
        this.sessions = lane.sessions();
        this.inbox = lane.inbox();
        this.outbox = lane.outbox();
        this.traces = lane.traces();
        this.aggregates = aggregates;
        this.handler = handler;
    }

    /** The collaborators that every lane of a service shares. */
    record LaneResources(Mutiny.SessionFactory sessions, Inbox inbox, Outbox outbox, TraceContexts traces) {}

    /**
     * Handles the messages that had no effect yet, and completes with their number once the transaction is committed.
     */
    Uni<Integer> run(List<ReceivedEvent<E>> messages) {
        return sessions.withTransaction(session -> inbox.claim(session, consumer, messages)
                .chain(claimed -> claimed.isEmpty()
                        ? Uni.createFrom().item(0)
                        : applyAll(session, claimed).replaceWith(claimed.size())));
    }

    private Uni<Void> applyAll(Mutiny.Session session, List<ReceivedEvent<E>> claimed) {
        var ids = claimed.stream().map(m -> handler.aggregateId(m.event())).collect(Collectors.toSet());
        return aggregates.load(session, ids).chain(rows -> {
            Decisions decisions = new Decisions(rows);
            claimed.forEach(decisions::decide);
            return session.persistAll(decisions.created.toArray())
                    .chain(session::flush)
                    .chain(() -> decisions.runFollowUps(session))
                    .chain(() -> outbox.appendAll(session, decisions.entries));
        });
    }

    /** Applies the group's messages one after another and collects their rows, events and follow-ups. */
    private final class Decisions {
        private final Map<String, R> rows = new HashMap<>();
        private final List<R> created = new ArrayList<>();
        private final List<Outbox.Entry> entries = new ArrayList<>();
        private final List<PendingFollowUp> pendingFollowUps = new ArrayList<>();

        Decisions(List<R> loaded) {
            loaded.forEach(row -> rows.put(aggregates.id(row), row));
        }

        void decide(ReceivedEvent<E> message) {
            Span span = traces.handling(consumer, message.envelope());
            try {
                Envelope cause = message.envelope().withTraceparent(traces.parent(span));
                var outcome = handler.handle(rows.get(handler.aggregateId(message.event())), cause, message.event());
                R row = outcome.created();
                if (row != null) {
                    rows.put(aggregates.id(row), row);
                    created.add(row);
                }
                append(outcome.outgoing(), cause);
                if (outcome.followUp() != null) {
                    pendingFollowUps.add(new PendingFollowUp(outcome.followUp(), cause));
                }
            } finally {
                span.end();
            }
        }

        Uni<Void> runFollowUps(Mutiny.Session session) {
            return Multi.createFrom()
                    .iterable(pendingFollowUps)
                    .onItem()
                    .transformToUniAndConcatenate(pending ->
                            pending.followUp().find(session).invoke(events -> append(events, pending.cause())))
                    .collect()
                    .last()
                    .replaceWithVoid();
        }

        private void append(List<OutgoingEvent> events, Envelope cause) {
            events.forEach(event -> entries.add(new Outbox.Entry(event, cause)));
        }
    }

    /** A follow-up that runs after the flush, and the message that caused it. */
    private record PendingFollowUp(MessageHandler.FollowUp followUp, Envelope cause) {}
}
