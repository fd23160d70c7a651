package dev.ratiomesh.order.why.outbound;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.order.why.OrderExplanation;
import dev.ratiomesh.order.why.OrderFacts;
import dev.ratiomesh.order.why.OrderTraces;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what dossiers are made of. */
@ApplicationScoped
public class ExplanationQueries {
    private static final String ORDER = "SELECT * FROM ad_order WHERE id = $1";
    private static final String EXCHANGES =
            "SELECT * FROM exchange WHERE order_id = $1 ORDER BY first_at, call, number LIMIT 1000";
    private static final String LEDGER = "SELECT * FROM cost_line WHERE order_id = $1 ORDER BY id LIMIT 1000";
    private static final String STEPS =
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

    /** An order and the texts that were kept with it. */
    public record ExplainedOrder(OrderFacts order, OrderExplanation.StoredTexts kept) {}

    public Uni<Optional<ExplainedOrder>> order(String id) {
        return rows(ORDER, id, row -> new ExplainedOrder(WhyRows.order(row), WhyRows.kept(row)))
                .map(found -> found.stream().findFirst());
    }

    public Uni<OrderTraces> traces(String id) {
        return Uni.combine()
                .all()
                .unis(
                        rows(EXCHANGES, id, WhyRows::told),
                        rows(LEDGER, id, WhyRows::line),
                        rows(STEPS, id, WhyRows::step))
                .with(OrderTraces::new);
    }

    private <T> Uni<List<T>> rows(String sql, String id, Function<Row, T> mapper) {
        return pool.preparedQuery(sql).execute(Tuple.of(id)).map(rows -> PgRows.list(rows, mapper));
    }
}
