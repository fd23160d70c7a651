package dev.ratiomesh.fleet.health.outbound;

import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.contracts.channel.ChannelView;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.health.AssessedChannel;
import dev.ratiomesh.fleet.health.ChannelFacts;
import dev.ratiomesh.fleet.health.HealthState;
import dev.ratiomesh.fleet.quota.QuotaCost;
import dev.ratiomesh.fleet.quota.TenantQuota;
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

/** Reads channels with the facts that their health is assessed from. */
@ApplicationScoped
public class HealthQueries {
    private static final Duration CALL_HISTORY = Duration.ofDays(7);

    private final Pool pool;
    private final TenantQuotas tenantQuotas;

    HealthQueries(Pool pool, TenantQuotas tenantQuotas) {
        this.pool = pool;
        this.tenantQuotas = tenantQuotas;
    }

    /** Finds the connected channels after an id, sorted by id. */
    public Uni<List<AssessedChannel>> findPage(String afterId, int limit, Instant now) {
        return query(HealthSql.SELECT_PAGE, parameters(now).addString(afterId).addInteger(limit));
    }

    /** Finds one channel, connected or not. */
    public Uni<Optional<AssessedChannel>> find(String id, Instant now) {
        return query(HealthSql.SELECT_CHANNEL, parameters(now).addString(id))
                .map(found -> found.stream().findFirst());
    }

    private static Tuple parameters(Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        return Tuple.tuple()
                .addLocalDate(QuotaDay.at(now).date())
                .addOffsetDateTime(PgRows.time(hour.minus(Duration.ofHours(1))))
                .addOffsetDateTime(PgRows.time(hour.minus(CALL_HISTORY)));
    }

    private Uni<List<AssessedChannel>> query(String statement, Tuple parameters) {
        return pool.preparedQuery(statement).execute(parameters).chain(rows -> {
            List<Row> found = PgRows.list(rows, row -> row);
            Set<String> tenants = found.stream().map(HealthQueries::tenant).collect(Collectors.toSet());
            return Uni.createFrom()
                    .completionStage(() -> tenantQuotas.forTenants(QuotaCost.UPLOADS, tenants))
                    .map(quotas -> found.stream()
                            .map(row -> assessedChannel(row, Objects.requireNonNull(quotas.get(tenant(row)))))
                            .toList());
        });
    }

    private static String tenant(Row row) {
        return row.getString("tenant_id");
    }

    private static AssessedChannel assessedChannel(Row row, TenantQuota tenantQuota) {
        ChannelState state = ChannelState.valueOf(row.getString("state"));
        return new AssessedChannel(
                view(row, state),
                row.getInteger("lock_version"),
                new HealthState(state, PgRows.instant(row, "since")),
                new ChannelFacts(grant(row), quota(row, tenantQuota), calls(row)));
    }

    private static ChannelView view(Row row, ChannelState state) {
        return new ChannelView(
                row.getString("id"),
                row.getString("tenant_id"),
                row.getLong("version"),
                row.getString("title"),
                state,
                ChannelRole.valueOf(row.getString("role")),
                row.getBoolean("stands_in"),
                row.getInteger("score"),
                List.of(row.getArrayOfStrings("reasons")));
    }

    private static ChannelFacts.GrantValidity grant(Row row) {
        return new ChannelFacts.GrantValidity(row.getBoolean("granted"), PgRows.nullableInstant(row, "expires_at"));
    }

    private static ChannelFacts.ChannelQuota quota(Row row, TenantQuota tenantQuota) {
        return new ChannelFacts.ChannelQuota(
                row.getBoolean("paused"),
                row.getInteger("uploads_a_day"),
                row.getInteger("taken"),
                tenantQuota.left(),
                tenantQuota.used() + tenantQuota.left(),
                PgRows.nullableInstant(row, "rests_until"));
    }

    private static ChannelFacts.Calls calls(Row row) {
        return new ChannelFacts.Calls(
                row.getInteger("ok"),
                row.getInteger("failed"),
                PgRows.nullableInstant(row, "last_success_at"),
                row.getString("last_error"),
                PgRows.nullableInstant(row, "last_error_at"));
    }
}
