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
 * Writes down what was asked of providers. It is a record, not a part of the work: what cannot be written is logged and
 * left out, and the order goes on.
 */
@ApplicationScoped
public class ExchangeLog {
    private static final Logger LOG = Logger.getLogger(ExchangeLog.class);

    /** The function catches what goes wrong and tells it, so that the transaction it is called in stays whole. */
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

    /** From now on the calls made on this context are noted. */
    public ExchangeRecorder startRecording() {
        return ExchangeRecorder.start(clock);
    }

    /** In the transaction of the step that they led to. */
    public Uni<Void> saveAll(Mutiny.Session session, String orderId) {
        ExchangeRecorder diary = ExchangeRecorder.current();
        return diary == null ? Uni.createFrom().voidItem() : insert(session, orderId, diary.pendingEntries());
    }

    /** The transaction that they were written in is committed. */
    public void markSaved() {
        ExchangeRecorder diary = ExchangeRecorder.current();
        if (diary != null) {
            diary.discardSaved();
        }
    }

    /** Those that led to no step, on their own. Never fails. */
    public Uni<Void> saveRemaining(String orderId, ExchangeRecorder diary) {
        List<ExchangeRecorder.RecordedExchange> entries = diary.pendingEntries();
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return sessions.withTransaction(session -> insert(session, orderId, entries))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("%s exchanges of order=%s are not written: %s", entries.size(), orderId, failure);
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
                .invoke(said -> said.stream()
                        .filter(Objects::nonNull)
                        .forEach(trouble -> LOG.warnf("An exchange of order=%s is not written: %s", orderId, trouble)))
                .replaceWithVoid();
    }
}
