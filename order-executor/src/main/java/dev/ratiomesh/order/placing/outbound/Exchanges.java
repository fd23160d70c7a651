package dev.ratiomesh.order.placing.outbound;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Writes down what was asked of providers. It is a record, not a part of the work: what cannot be written is logged and
 * left out, and the order goes on.
 */
@ApplicationScoped
public class Exchanges {
    private static final Logger LOG = Logger.getLogger(Exchanges.class);

    /**
     * One more of the same is counted on its row; what differs becomes the next row; from the hundredth on, the last row
     * of the call is overwritten. The attempt is the order's at that moment, before the step that follows.
     */
    private static final String NOTE =
            """
            WITH o AS (SELECT attempt FROM ad_order WHERE id = :orderId),
            latest AS (
              SELECT e.number FROM exchange AS e
              WHERE e.order_id = :orderId AND e.call = :call ORDER BY e.number DESC LIMIT 1),
            again AS (
              UPDATE exchange AS e
              SET times = e.times + 1, last_at = cast(:at AS timestamptz), last_millis = cast(:millis AS bigint),
                  attempt = o.attempt, method = :method, path = :path, request = :request,
                  request_hash = :requestHash, outcome = :outcome, status = cast(:status AS int),
                  answer = :answer, answer_hash = :answerHash
              FROM latest, o
              WHERE e.order_id = :orderId AND e.call = :call AND e.number = latest.number
                AND (e.number = 100
                     OR (e.attempt = o.attempt AND e.request_hash = :requestHash AND e.outcome = :outcome
                         AND e.answer_hash = :answerHash AND e.path = :path
                         AND e.status IS NOT DISTINCT FROM cast(:status AS int)))
              RETURNING 1)
            INSERT INTO exchange (order_id, call, number, attempt, method, path, request, request_hash, outcome, status,
                                  answer, answer_hash, first_at, first_millis, last_at, last_millis, times)
            SELECT :orderId, :call, coalesce((SELECT number FROM latest), 0) + 1, o.attempt, :method, :path, :request,
                   :requestHash, :outcome, cast(:status AS int), :answer, :answerHash,
                   cast(:at AS timestamptz), cast(:millis AS bigint),
                   cast(:at AS timestamptz), cast(:millis AS bigint), 1
            FROM o WHERE NOT EXISTS (SELECT 1 FROM again)
            ON CONFLICT DO NOTHING
            """;

    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    Exchanges(Mutiny.SessionFactory sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** From now on the calls made on this context are noted. */
    public Diary open() {
        return Diary.open(clock);
    }

    /** In the transaction of the step that they led to; a savepoint keeps that transaction whole whatever happens here. */
    public Uni<Void> write(Mutiny.Session session, String orderId) {
        Diary diary = Diary.current();
        List<Diary.Entry> entries = diary == null ? List.of() : diary.take();
        if (diary == null || entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return execute(session, "SAVEPOINT exchanges")
                .chain(() -> insert(session, orderId, entries))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("Exchanges of order=%s are not written with its step: %s", orderId, failure);
                    diary.giveBack();
                    return execute(session, "ROLLBACK TO SAVEPOINT exchanges");
                });
    }

    /** The transaction that they were written in is committed. */
    public void committed() {
        Diary diary = Diary.current();
        if (diary != null) {
            diary.committed();
        }
    }

    /** Those that led to no step, on their own. Never fails. */
    public Uni<Void> writeRest(String orderId, Diary diary) {
        List<Diary.Entry> entries = diary.take();
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

    private static Uni<Void> insert(Mutiny.Session session, String orderId, List<Diary.Entry> entries) {
        return Multi.createFrom()
                .iterable(entries)
                .onItem()
                .transformToUniAndConcatenate(entry -> insert(session, orderId, entry))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Integer> insert(Mutiny.Session session, String orderId, Diary.Entry entry) {
        return session.createNativeQuery(NOTE)
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
                .executeUpdate();
    }

    private static Uni<Void> execute(Mutiny.Session session, String command) {
        return session.createNativeQuery(command).executeUpdate().replaceWithVoid();
    }
}
