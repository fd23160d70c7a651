package dev.ratiomesh.fleet.health.outbound;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.health.AssessedChannel;
import dev.ratiomesh.fleet.quota.QuotaCost;
import dev.ratiomesh.fleet.quota.TenantQuotas;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Channels with all that is known of them. */
@ApplicationScoped
public class HealthQueries {
    private static final Duration MEMORY = Duration.ofDays(7);

    private final Pool pool;
    private final TenantQuotas shares;

    HealthQueries(Pool pool, TenantQuotas shares) {
        this.pool = pool;
        this.shares = shares;
    }

    /** Those after the id, in the order of their ids; none that are disconnected. */
    public Uni<List<AssessedChannel>> page(String after, int most, Instant now) {
        return read(HealthSql.PAGE, values(now).addString(after).addInteger(most));
    }

    public Uni<Optional<AssessedChannel>> one(String id, Instant now) {
        return read(HealthSql.ONE, values(now).addString(id))
                .map(found -> found.stream().findFirst());
    }

    private static Tuple values(Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        return Tuple.tuple()
                .addLocalDate(QuotaDay.at(now).date())
                .addOffsetDateTime(PgRows.time(hour.minus(Duration.ofHours(1))))
                .addOffsetDateTime(PgRows.time(hour.minus(MEMORY)));
    }

    private Uni<List<AssessedChannel>> read(String statement, Tuple values) {
        return pool.preparedQuery(statement).execute(values).chain(rows -> {
            List<Row> found = PgRows.list(rows, row -> row);
            Set<String> tenants = found.stream().map(HealthQueries::tenant).collect(Collectors.toSet());
            return Uni.createFrom()
                    .completionStage(() -> shares.forTenants(QuotaCost.UPLOADS, tenants))
                    .map(days -> found.stream()
                            .map(row -> WatchedColumns.of(row, Objects.requireNonNull(days.get(tenant(row)))))
                            .toList());
        });
    }

    private static String tenant(Row row) {
        return row.getString("tenant_id");
    }
}
