package dev.ratiomesh.order.placing.outbound.store;

import dev.ratiomesh.delivery.runtime.DisabledSafeguards;
import dev.ratiomesh.order.placing.caps.CapBalance;
import dev.ratiomesh.order.placing.caps.CapKey;
import dev.ratiomesh.order.placing.caps.CapLimit;
import dev.ratiomesh.order.placing.caps.CapReservations;
import dev.ratiomesh.order.placing.caps.CapReservations.CapChange;
import dev.ratiomesh.order.placing.caps.CapReservations.Reservation;
import dev.ratiomesh.order.placing.caps.Money;
import dev.ratiomesh.order.placing.outbound.OrderMeters;
import dev.ratiomesh.order.placing.proposal.ApplicableCaps;
import dev.ratiomesh.order.placing.state.Order;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the money of orders: the caps, each order's reservations under them, and the append-only ledger, all in the
 * transaction of the decision.
 */
@ApplicationScoped
public class CapLedger {
    /** Disables the cap check, for crash runs that must detect the missing safeguard. */
    private static final boolean CHECK_DISABLED = DisabledSafeguards.CHECK;

    /**
     * Creates missing caps and updates amended limits. {@code over} records by how much a lowered limit is exceeded.
     */
    private static final String UPSERT_LIMITS =
            """
            INSERT INTO cap (id, cap)
            SELECT l.id, cast(l.cap AS numeric)
            FROM unnest(cast(:ids AS text[]), cast(:limits AS text[])) AS l (id, cap) ORDER BY l.id
            ON CONFLICT (id) DO UPDATE
              SET cap = excluded.cap,
                  over = greatest(0, coalesce(cap.reserved + cap.spent - excluded.cap, 0))
              WHERE cap.cap IS DISTINCT FROM excluded.cap
            """;

    private static final String SELECT_CAPS_FOR_UPDATE =
            """
            SELECT id, %s, reserved, spent FROM cap WHERE id = ANY(cast(:ids AS text[])) ORDER BY id FOR UPDATE
            """
                    .formatted(CHECK_DISABLED ? "cast(NULL AS numeric)" : "cap");

    /**
     * Reserves money, as the only statement that does. It never sets {@code over}, so the table's CHECK backs the
     * condition.
     */
    private static final String RESERVE_IN_CAPS =
            """
            UPDATE cap SET reserved = reserved + cast(:amount AS numeric)
            WHERE id = ANY(cast(:ids AS text[]))
              AND (%s OR cap IS NULL OR reserved + spent + cast(:amount AS numeric) <= cap)
            """
                    .formatted(CHECK_DISABLED);

    private static final String INSERT_RESERVATIONS =
            """
            INSERT INTO hold (order_id, cap_id, reserved, spent)
            SELECT :orderId, c.id, cast(:amount AS numeric), 0 FROM unnest(cast(:ids AS text[])) AS c (id)
            """;

    private static final String SELECT_RESERVATIONS =
            "SELECT cap_id, reserved, spent FROM hold WHERE order_id = :orderId";

    /** Books reported costs even beyond a cap, because the provider has charged them already. */
    private static final String UPDATE_CAPS =
            """
            UPDATE cap AS c
            SET reserved = c.reserved + p.reserved,
                spent = c.spent + p.spent,
                over = greatest(0, coalesce(c.reserved + p.reserved + c.spent + p.spent - c.cap, 0))
            FROM (SELECT id, cast(reserved AS numeric) AS reserved, cast(spent AS numeric) AS spent
                  FROM unnest(cast(:ids AS text[]), cast(:reserved AS text[]), cast(:spent AS text[]))
                    AS u (id, reserved, spent)) AS p
            WHERE c.id = p.id
            """;

    private static final String UPDATE_RESERVATIONS =
            """
            UPDATE hold AS h SET reserved = h.reserved + p.reserved, spent = h.spent + p.spent
            FROM (SELECT id, cast(reserved AS numeric) AS reserved, cast(spent AS numeric) AS spent
                  FROM unnest(cast(:ids AS text[]), cast(:reserved AS text[]), cast(:spent AS text[]))
                    AS u (id, reserved, spent)) AS p
            WHERE h.order_id = :orderId AND h.cap_id = p.id
            """;

    private static final String INSERT_ENTRY =
            """
            INSERT INTO cost_line (order_id, kind, currency, amount, booked_at, note)
            VALUES (:orderId, :kind, :currency, cast(:amount AS numeric), cast(:at AS timestamptz), :note)
            """;

    private final OrderMeters meters;

    CapLedger(OrderMeters meters) {
        this.meters = meters;
    }

    /**
     * An entry that is appended to the ledger.
     *
     * @param kind RESERVED, SPENT or RELEASED
     */
    private record LedgerEntry(String kind, BigDecimal amount, String note) {}

    /** Locks the caps in the order of their ids until the transaction ends, after setting them to the given limits. */
    public Uni<List<CapBalance>> lock(Mutiny.Session session, List<CapLimit> limits) {
        return session.createNativeQuery(UPSERT_LIMITS)
                .setParameter("ids", column(limits, limit -> limit.key().text()))
                .setParameter("limits", column(limits, limit -> plainText(limit.limit())))
                .executeUpdate()
                .chain(() ->
                        lockCaps(session, limits.stream().map(CapLimit::key).toList()));
    }

    /**
     * Reserves an order's whole budget under each of the caps.
     *
     * @throws IllegalStateException when it does not fit under a cap, which means that the caps were not locked before
     */
    public Uni<Void> reserve(Mutiny.Session session, Order order, List<CapKey> caps) {
        Money budget = order.reserved();
        return session.createNativeQuery(RESERVE_IN_CAPS)
                .setParameter("ids", column(caps, CapKey::text))
                .setParameter("amount", budget.amount())
                .executeUpdate()
                .invoke(rows -> requireAllReserved(rows, caps, order))
                .chain(() -> session.createNativeQuery(INSERT_RESERVATIONS)
                        .setParameter("orderId", order.proposal().orderId())
                        .setParameter("ids", column(caps, CapKey::text))
                        .setParameter("amount", budget.amount())
                        .executeUpdate())
                .chain(() -> appendEntry(
                        session, order, new LedgerEntry("RESERVED", budget.amount(), "proposed"), createdAt(order)));
    }

    /**
     * Books the cost of an order and reserves what it can still spend; does nothing when both are unchanged. A cost above
     * the budget is booked too and shows as exceeded caps.
     */
    public Uni<Void> rebook(Mutiny.Session session, Order order, CampaignRow campaign, Instant now) {
        return loadReservations(session, order).chain(before -> {
            CapReservations after = before.rebook(
                    order.spent().amount(), order.committed().amount(), ApplicableCaps.at(campaign.toCampaign(), now));
            List<CapChange> changes = before.changesTo(after);
            return changes.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : applyChanges(session, order, changes)
                            .chain(() -> appendEntries(session, order, before, after, now));
        });
    }

    private Uni<Void> applyChanges(Mutiny.Session session, Order order, List<CapChange> changes) {
        List<CapKey> keys = changes.stream().map(CapChange::key).toList();
        return lockCaps(session, keys)
                .chain(() -> session.createNativeQuery(UPDATE_CAPS)
                        .setParameter("ids", column(keys, CapKey::text))
                        .setParameter("reserved", column(changes, change -> plainText(change.reserved())))
                        .setParameter("spent", column(changes, change -> plainText(change.spent())))
                        .executeUpdate())
                .chain(() -> session.createNativeQuery(UPDATE_RESERVATIONS)
                        .setParameter("orderId", order.proposal().orderId())
                        .setParameter("ids", column(keys, CapKey::text))
                        .setParameter("reserved", column(changes, change -> plainText(change.reserved())))
                        .setParameter("spent", column(changes, change -> plainText(change.spent())))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Void> appendEntries(
            Mutiny.Session session, Order order, CapReservations before, CapReservations after, Instant now) {
        BigDecimal spent = after.spent().subtract(before.spent());
        BigDecimal released = before.reserved().subtract(after.reserved()).subtract(spent.max(BigDecimal.ZERO));
        if (order.spent().isMoreThan(order.proposal().budget())) {
            meters.overBudget();
        }
        return appendEntry(
                        session,
                        order,
                        new LedgerEntry("SPENT", spent, order.state().name()),
                        now)
                .chain(() -> appendEntry(
                        session,
                        order,
                        new LedgerEntry("RELEASED", released, order.state().name()),
                        now));
    }

    private static Uni<Void> appendEntry(Mutiny.Session session, Order order, LedgerEntry entry, Instant now) {
        if (entry.amount().signum() == 0) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(INSERT_ENTRY)
                .setParameter("orderId", order.proposal().orderId())
                .setParameter("kind", entry.kind())
                .setParameter("currency", order.proposal().budget().currency().getCurrencyCode())
                .setParameter("amount", entry.amount())
                .setParameter("at", now)
                .setParameter("note", entry.note())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static void requireAllReserved(int rows, List<CapKey> caps, Order order) {
        if (rows != caps.size()) {
            throw new IllegalStateException("order " + order.proposal().orderId() + " of " + order.reserved()
                    + " fits under " + rows + " of " + caps.size() + " caps");
        }
    }

    private static Instant createdAt(Order order) {
        return order.proposal().createdAt();
    }

    private static Uni<List<CapBalance>> lockCaps(Mutiny.Session session, List<CapKey> keys) {
        return session.createNativeQuery(SELECT_CAPS_FOR_UPDATE, Object[].class)
                .setParameter("ids", column(keys, CapKey::text))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new CapBalance(
                                new CapKey((String) row[0]), (BigDecimal) row[1], (BigDecimal) row[2], (BigDecimal)
                                        row[3]))
                        .toList());
    }

    private static Uni<CapReservations> loadReservations(Mutiny.Session session, Order order) {
        return session.createNativeQuery(SELECT_RESERVATIONS, Object[].class)
                .setParameter("orderId", order.proposal().orderId())
                .getResultList()
                .map(rows -> {
                    Map<CapKey, Reservation> reservations = new HashMap<>();
                    rows.forEach(row -> reservations.put(
                            new CapKey((String) row[0]), new Reservation((BigDecimal) row[1], (BigDecimal) row[2])));
                    return new CapReservations(reservations);
                });
    }

    /** Returns one column of the rows as an array parameter. */
    static <S> @Nullable String[] column(List<S> rows, Function<S, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static @Nullable String plainText(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
