package dev.ratiomesh.order.placing.outbound.googleads;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Stores the exchanges with providers for the explanation of an order. An exchange that cannot be stored is logged and left
 * out; it never fails the order's work.
 */
@ApplicationScoped
public class ExchangeLog {
    private static final Logger LOG = Logger.getLogger(ExchangeLog.class);

    /**
     * Calls a function that catches its errors and returns their text, so that the surrounding transaction survives.
     */
    private static final String INSERT_EXCHANGE =
            """
            SELECT note_exchange(:orderId, :call, :method, :path, :request, :requestHash, :outcome, cast(:status AS int),
                                 :answer, :answerHash, cast(:at AS timestamptz), cast(:millis AS bigint))
            """;

    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    ExchangeLog(Mutiny.SessionFactory sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Starts to record the provider calls that are made on this Vert.x context. */
    public ExchangeRecorder startRecording() {
        return ExchangeRecorder.start(clock);
    }

    /** Stores the recorded exchanges in the transaction of the step that they led to. */
    public Uni<Void> saveAll(Mutiny.Session session, String orderId) {
        ExchangeRecorder recorder = ExchangeRecorder.current();
        return recorder == null ? Uni.createFrom().voidItem() : insert(session, orderId, recorder.pendingEntries());
    }

    /** Drops the stored exchanges from the recorder, once their transaction is committed. */
    public void markSaved() {
        ExchangeRecorder recorder = ExchangeRecorder.current();
        if (recorder != null) {
            recorder.discardSaved();
        }
    }

    /** Stores the exchanges that led to no step, in a transaction of their own. Never fails. */
    public Uni<Void> saveRemaining(String orderId, ExchangeRecorder recorder) {
        List<ExchangeRecorder.RecordedExchange> entries = recorder.pendingEntries();
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return sessions.withTransaction(session -> insert(session, orderId, entries))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("%s exchanges of order=%s could not be saved: %s", entries.size(), orderId, failure);
                    return Uni.createFrom().voidItem();
                });
    }

    private static Uni<Void> insert(
            Mutiny.Session session, String orderId, List<ExchangeRecorder.RecordedExchange> entries) {
        return Multi.createFrom()
                .iterable(entries)
                .onItem()
                .transformToUniAndConcatenate(entry -> insert(session, orderId, entry))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> insert(Mutiny.Session session, String orderId, ExchangeRecorder.RecordedExchange entry) {
        return session.createNativeQuery(INSERT_EXCHANGE, String.class)
                .setParameter("orderId", orderId)
                .setParameter("call", entry.call())
                .setParameter("method", entry.method())
                .setParameter("path", entry.path())
                .setParameter("request", entry.request())
                .setParameter("requestHash", entry.requestHash())
                .setParameter("outcome", entry.outcome())
                .setParameter("status", entry.status())
                .setParameter("answer", entry.answer())
                .setParameter("answerHash", entry.answerHash())
                .setParameter("at", entry.at())
                .setParameter("millis", entry.millis())
                .getResultList()
                .invoke(errors -> errors.stream()
                        .filter(Objects::nonNull)
                        .forEach(error -> LOG.warnf("An exchange of order=%s could not be saved: %s", orderId, error)))
                .replaceWithVoid();
    }
}
