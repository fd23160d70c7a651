package dev.ratiomesh.campaign.dashboard.outbound;

import dev.ratiomesh.contracts.order.OrderEvent;
import dev.ratiomesh.contracts.order.OrderEvent.OrderRefused;
import dev.ratiomesh.contracts.order.OrderView;
import dev.ratiomesh.delivery.store.JsonColumn;
import dev.ratiomesh.delivery.store.PgRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes and reads orders from order events. Each event carries the whole order; an older version changes nothing. */
@ApplicationScoped
public class OrderProjection {
    private static final String UPSERT =
            """
            INSERT INTO order_view AS v
              (order_id, campaign_id, tenant_id, version, state, budget, spent, payload, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (order_id) DO UPDATE
              SET version = $4, state = $5, budget = $6, spent = $7, payload = $8 WHERE v.version < $4
            """;
    private static final String UPSERT_REFUSAL =
            """
            INSERT INTO order_refusal AS r (campaign_id, code, detail, at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (campaign_id) DO UPDATE SET code = $2, detail = $3, at = $4 WHERE r.at < $4
            """;
    private static final String SELECT_PAGE =
            """
            SELECT payload FROM order_view
            WHERE campaign_id = $1 AND ($2::timestamptz IS NULL OR (created_at, order_id) < ($2, $3))
            ORDER BY created_at DESC, order_id DESC LIMIT $4
            """;

    private final Pool pool;

    OrderProjection(Pool pool) {
        this.pool = pool;
    }

    /** Writes a batch in its order, in one transaction. */
    public Uni<Void> write(List<OrderEvent> batch) {
        List<Tuple> orders = batch.stream()
                .flatMap(event -> order(event).stream())
                .map(OrderProjection::orderRow)
                .toList();
        List<Tuple> refusals = batch.stream()
                .filter(OrderRefused.class::isInstance)
                .map(event -> refusalRow((OrderRefused) event))
                .toList();
        String[] ids = batch.stream().map(OrderEvent::campaignId).distinct().toArray(String[]::new);
        return pool.withTransaction(connection -> execute(connection, UPSERT, orders)
                .chain(() -> execute(connection, UPSERT_REFUSAL, refusals))
                .chain(() -> ChangeFeed.append(connection, ids)));
    }

    /**
     * Reads one page, newest first.
     *
     * @param createdAt null for the first page
     * @param orderId null for the first page
     */
    public Uni<List<OrderView>> page(
            String campaignId, @Nullable Instant createdAt, @Nullable String orderId, int limit) {
        Tuple parameters = Tuple.tuple()
                .addString(campaignId)
                .addOffsetDateTime(PgRows.maybeTime(createdAt))
                .addString(orderId)
                .addInteger(limit);
        return pool.preparedQuery(SELECT_PAGE)
                .execute(parameters)
                .map(rows -> PgRows.list(rows, row -> JsonColumn.read(row.getString("payload"), OrderView.class)));
    }

    private static Uni<Void> execute(SqlConnection connection, String statement, List<Tuple> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(statement).executeBatch(rows).replaceWithVoid();
    }

    /** Returns the order of an event. A refusal may have none yet, and a rejected command changes none. */
    private static Optional<OrderView> order(OrderEvent event) {
        if (event instanceof OrderRefused refused) {
            return Optional.ofNullable(refused.order());
        }
        return event instanceof OrderEvent.OrderStateEvent changed ? Optional.of(changed.order()) : Optional.empty();
    }

    private static Tuple orderRow(OrderView order) {
        return Tuple.tuple()
                .addString(order.orderId())
                .addString(order.campaignId())
                .addString(order.tenantId())
                .addLong(order.version())
                .addString(order.state().name())
                .addBigDecimal(order.budget())
                .addBigDecimal(order.spent())
                .addString(JsonColumn.write(order))
                .addOffsetDateTime(PgRows.time(order.createdAt()));
    }

    private static Tuple refusalRow(OrderRefused refused) {
        return Tuple.of(refused.campaignId(), refused.code().name(), refused.detail(), PgRows.time(refused.at()));
    }
}
