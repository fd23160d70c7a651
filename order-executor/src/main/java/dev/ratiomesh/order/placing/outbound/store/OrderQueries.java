package dev.ratiomesh.order.placing.outbound.store;

import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.delivery.store.PgRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads orders, the entries of their ledger, and caps for HTTP. */
@ApplicationScoped
public class OrderQueries {
    private static final String SELECT_LEDGER =
            "SELECT kind, currency, amount, booked_at, note FROM cost_line WHERE order_id = $1 ORDER BY id LIMIT 1000";
    private static final String SELECT_CAPS =
            """
            SELECT id, cap, reserved, spent, over FROM cap
            WHERE starts_with(id, 'campaign/' || $1 || '/') OR starts_with(id, 'campaign-day/' || $1 || '/')
               OR starts_with(id, 'tenant-month/' || $2 || '/')
            ORDER BY id LIMIT 1000
            """;

    private final Mutiny.SessionFactory sessions;
    private final Pool pool;

    OrderQueries(Mutiny.SessionFactory sessions, Pool pool) {
        this.sessions = sessions;
        this.pool = pool;
    }

    /**
     * The filter of a list of orders; a null component filters nothing.
     *
     * @param after the last order of the previous page, null for the first page
     */
    public record OrderFilter(
            @Nullable String tenantId,
            @Nullable String campaignId,
            @Nullable OrderState state,
            @Nullable OrderCursor after) {}

    /** The last order of a page. */
    public record OrderCursor(Instant createdAt, String id) {}

    /** An entry of the ledger. */
    public record CostLine(String kind, String currency, BigDecimal amount, Instant at, String note) {}

    /**
     * The present values of a cap.
     *
     * @param limit null when the cap has none
     * @param over by how much reports, or a lowered limit, have exceeded it
     */
    public record CapView(
            String cap, @Nullable BigDecimal limit, BigDecimal reserved, BigDecimal spent, BigDecimal over) {}

    public Uni<Optional<OrderRow>> findOrder(String id) {
        return sessions.withSession(session -> session.find(OrderRow.class, id)).map(Optional::ofNullable);
    }

    /** Lists orders, newest first. */
    public Uni<List<OrderRow>> listOrders(OrderFilter filter, int limit) {
        StringBuilder query = new StringBuilder("from OrderRow o where 1 = 1");
        Map<String, Object> values = new HashMap<>();
        addCondition(query, values, "o.proposal.tenantId = :tenant", "tenant", filter.tenantId());
        addCondition(query, values, "o.proposal.campaignId = :campaign", "campaign", filter.campaignId());
        OrderState state = filter.state();
        addCondition(query, values, "o.state.state = :state", "state", state == null ? null : state.name());
        OrderCursor after = filter.after();
        if (after != null) {
            query.append(" and (o.proposal.createdAt < :at or (o.proposal.createdAt = :at and o.id < :id))");
            values.put("at", after.createdAt());
            values.put("id", after.id());
        }
        query.append(" order by o.proposal.createdAt desc, o.id desc");
        return sessions.withSession(session -> {
            var selection = session.createSelectionQuery(query.toString(), OrderRow.class);
            values.forEach(selection::setParameter);
            return selection.setMaxResults(limit).getResultList();
        });
    }

    /** Returns the first 1,000 ledger entries of an order. */
    public Uni<List<CostLine>> ledgerLines(String orderId) {
        return pool.preparedQuery(SELECT_LEDGER)
                .execute(Tuple.of(orderId))
                .map(rows -> PgRows.list(rows, OrderQueries::toCostLine));
    }

    /** Returns the caps that the orders of a campaign count against. */
    public Uni<List<CapView>> caps(String campaignId, String tenantId) {
        return pool.preparedQuery(SELECT_CAPS)
                .execute(Tuple.of(campaignId, tenantId))
                .map(rows -> PgRows.list(rows, OrderQueries::toCapView));
    }

    public Uni<Optional<CampaignRow>> findCampaign(String id) {
        return sessions.withSession(session -> session.find(CampaignRow.class, id))
                .map(Optional::ofNullable);
    }

    private static void addCondition(
            StringBuilder query, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null) {
            query.append(" and ").append(condition);
            values.put(name, value);
        }
    }

    private static CostLine toCostLine(Row row) {
        return new CostLine(
                row.getString("kind"),
                row.getString("currency"),
                row.getBigDecimal("amount"),
                PgRows.instant(row, "booked_at"),
                row.getString("note"));
    }

    private static CapView toCapView(Row row) {
        return new CapView(
                row.getString("id"),
                row.getBigDecimal("cap"),
                row.getBigDecimal("reserved"),
                row.getBigDecimal("spent"),
                row.getBigDecimal("over"));
    }
}
