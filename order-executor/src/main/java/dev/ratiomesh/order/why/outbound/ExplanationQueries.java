package dev.ratiomesh.order.why.outbound;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.order.why.OrderExplanation;
import dev.ratiomesh.order.why.OrderFacts;
import dev.ratiomesh.order.why.OrderTraces;
import dev.ratiomesh.order.why.OrderTraces.ExchangeTrace;
import dev.ratiomesh.order.why.OrderTraces.LedgerTrace;
import dev.ratiomesh.order.why.OrderTraces.StepTrace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the stored parts of an explanation. */
@ApplicationScoped
public class ExplanationQueries {
    private static final String SELECT_ORDER = "SELECT * FROM ad_order WHERE id = $1";
    private static final String SELECT_EXCHANGES =
            "SELECT * FROM exchange WHERE order_id = $1 ORDER BY first_at, call, number LIMIT 1000";
    private static final String SELECT_LEDGER = "SELECT * FROM cost_line WHERE order_id = $1 ORDER BY id LIMIT 1000";
    private static final String SELECT_STEPS =
            """
            SELECT * FROM order_step WHERE order_id = $1 AND (state <> 'RUNNING' OR version IN (
              SELECT min(version) FROM order_step WHERE order_id = $1 AND state = 'RUNNING' UNION ALL
              SELECT max(version) FROM order_step WHERE order_id = $1 AND state = 'RUNNING'))
            ORDER BY version LIMIT 1000
            """;

    private final Pool pool;

    ExplanationQueries(Pool pool) {
        this.pool = pool;
    }

    /** Holds an order and the JSON texts that are stored with it. */
    public record ExplainedOrder(OrderFacts order, OrderExplanation.StoredTexts texts) {}

    /** Finds an order by its id. */
    public Uni<Optional<ExplainedOrder>> find(String id) {
        return rows(SELECT_ORDER, id, row -> new ExplainedOrder(toOrderFacts(row), toStoredTexts(row)))
                .map(orders -> orders.stream().findFirst());
    }

    /** Loads the records of an order: at most 1000 of each kind. */
    public Uni<OrderTraces> loadTraces(String id) {
        return Uni.combine()
                .all()
                .unis(
                        rows(SELECT_EXCHANGES, id, ExplanationQueries::toExchangeTrace),
                        rows(SELECT_LEDGER, id, ExplanationQueries::toLedgerTrace),
                        rows(SELECT_STEPS, id, ExplanationQueries::toStepTrace))
                .with(OrderTraces::new);
    }

    private <T> Uni<List<T>> rows(String sql, String id, Function<Row, T> mapper) {
        return pool.preparedQuery(sql).execute(Tuple.of(id)).map(rows -> PgRows.list(rows, mapper));
    }

    private static OrderFacts toOrderFacts(Row row) {
        return new OrderFacts(
                row.getString("id"),
                row.getString("campaign_id"),
                row.getString("tenant_id"),
                row.getString("video_id"),
                row.getString("title"),
                row.getString("provider"),
                row.getString("account"),
                row.getString("currency"),
                row.getBigDecimal("budget"),
                row.getBigDecimal("order_cap"),
                row.getInteger("days"),
                row.getLong("planned_views"),
                row.getDouble("gap"),
                PgRows.instant(row, "target_observed_at"),
                row.getString("model"),
                PgRows.nullableInstant(row, "decide_by"),
                PgRows.instant(row, "until"),
                PgRows.instant(row, "created_at"),
                row.getString("state"),
                row.getLong("version"),
                row.getBigDecimal("spent"),
                row.getLong("views"),
                row.getString("provider_reference"),
                PgRows.nullableInstant(row, "ends_at"),
                row.getInteger("attempt"),
                row.getString("request_hash"),
                row.getString("ending_reason"),
                row.getString("problem"));
    }

    private static OrderExplanation.StoredTexts toStoredTexts(Row row) {
        return new OrderExplanation.StoredTexts(
                row.getString("evidence"), row.getString("reasoning"), row.getString("origin"));
    }

    private static ExchangeTrace toExchangeTrace(Row row) {
        return new ExchangeTrace(
                row.getString("call"),
                row.getInteger("number"),
                row.getInteger("attempt"),
                row.getString("method"),
                row.getString("path"),
                row.getString("request"),
                row.getString("request_hash"),
                row.getString("outcome"),
                row.getInteger("status"),
                row.getString("answer"),
                row.getString("answer_hash"),
                PgRows.instant(row, "first_at"),
                row.getLong("first_millis"),
                PgRows.instant(row, "last_at"),
                row.getLong("last_millis"),
                row.getLong("times"));
    }

    private static LedgerTrace toLedgerTrace(Row row) {
        return new LedgerTrace(
                row.getString("kind"),
                row.getString("currency"),
                row.getBigDecimal("amount"),
                PgRows.instant(row, "booked_at"),
                row.getString("note"));
    }

    private static StepTrace toStepTrace(Row row) {
        return new StepTrace(
                row.getLong("version"),
                row.getString("type"),
                row.getString("state"),
                row.getBigDecimal("spent"),
                row.getLong("views"),
                row.getString("said_by"),
                row.getString("detail"),
                PgRows.instant(row, "at"));
    }
}
