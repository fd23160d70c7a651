package dev.ratiomesh.campaign.dashboard.outbound;

import dev.ratiomesh.campaign.dashboard.CampaignSummary;
import dev.ratiomesh.campaign.dashboard.CampaignSummary.LastRefusal;
import dev.ratiomesh.campaign.dashboard.CampaignSummary.Orders;
import dev.ratiomesh.campaign.dashboard.CampaignSummary.Reading;
import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.delivery.store.JsonColumn;
import dev.ratiomesh.delivery.store.PgRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads campaigns with their latest statistics. Every statement takes the tenant; null means every tenant. */
@ApplicationScoped
public class CampaignSummaryQueries {
    private static final String SELECT =
            """
            SELECT c.status, c.version, c.completion, c.brief, c.created_at, c.changed_at,
                   coalesce(s.observed_at, n.observed_at) AS observed_at, s.views, s.likes, s.comments, n.unavailable,
                   t.payload AS target,
                   o.count, o.ordered, o.spent, r.code, r.detail, r.at
            FROM campaign_view c
            LEFT JOIN LATERAL (SELECT observed_at, unavailable FROM snapshot WHERE campaign_id = c.campaign_id
                               ORDER BY observed_at DESC LIMIT 1) n ON true
            LEFT JOIN LATERAL (SELECT * FROM snapshot WHERE campaign_id = c.campaign_id AND NOT unavailable
                               ORDER BY observed_at DESC LIMIT 1) s ON true
            LEFT JOIN LATERAL (SELECT payload FROM target WHERE campaign_id = c.campaign_id
                               ORDER BY observed_at DESC LIMIT 1) t ON true
            CROSS JOIN LATERAL (
              SELECT count(*) AS count, coalesce(sum(spent), 0) AS spent,
                     coalesce(sum(budget) FILTER (WHERE state NOT IN ('REFUSED', 'REJECTED', 'CANCELLED')), 0) AS ordered
              FROM order_view WHERE campaign_id = c.campaign_id) o
            LEFT JOIN order_refusal r ON r.campaign_id = c.campaign_id
            WHERE ($1::text IS NULL OR c.tenant_id = $1)
            """;
    private static final String SELECT_PAGE = SELECT
            + """
              AND (c.status = $2 OR ($2::text IS NULL AND c.status <> 'DELETED'))
              AND ($3::timestamptz IS NULL OR (c.created_at, c.campaign_id) < ($3, $4))
            ORDER BY c.created_at DESC, c.campaign_id DESC LIMIT $5
            """;

    private final Pool pool;

    CampaignSummaryQueries(Pool pool) {
        this.pool = pool;
    }

    /** The last row of a page; lists go from the newest campaign to the oldest. */
    public record CampaignCursor(Instant createdAt, String campaignId) {}

    /**
     * Reads one page.
     *
     * @param tenant null for every tenant
     * @param status null for every campaign that is not deleted
     * @param after null for the first page
     */
    public Uni<List<CampaignSummary>> page(
            @Nullable String tenant, @Nullable String status, @Nullable CampaignCursor after, int limit) {
        Tuple parameters = Tuple.tuple()
                .addString(tenant)
                .addString(status)
                .addOffsetDateTime(after == null ? null : PgRows.time(after.createdAt()))
                .addString(after == null ? null : after.campaignId())
                .addInteger(limit);
        return pool.preparedQuery(SELECT_PAGE)
                .execute(parameters)
                .map(rows -> PgRows.list(rows, CampaignSummaryQueries::summary));
    }

    public Uni<Optional<CampaignSummary>> find(@Nullable String tenant, String campaignId) {
        return findAll(tenant, new String[] {campaignId})
                .map(found -> found.stream().findFirst());
    }

    /** Finds those of the given campaigns that exist and belong to the tenant. */
    public Uni<List<CampaignSummary>> findAll(@Nullable String tenant, String[] campaignIds) {
        return pool.preparedQuery(SELECT + " AND c.campaign_id = ANY($2)")
                .execute(Tuple.tuple().addString(tenant).addArrayOfString(campaignIds))
                .map(rows -> PgRows.list(rows, CampaignSummaryQueries::summary));
    }

    private static CampaignSummary summary(Row row) {
        String target = row.getString("target");
        Brief brief = JsonColumn.read(row.getString("brief"), Brief.class);
        return new CampaignSummary(
                brief,
                row.getString("status"),
                row.getLong("version"),
                row.getString("completion"),
                PgRows.instant(row, "created_at"),
                PgRows.instant(row, "changed_at"),
                reading(row),
                target == null ? null : JsonColumn.read(target, TargetComputed.class),
                orders(row).in(brief.budget().currency()));
    }

    private static Orders orders(Row row) {
        return new Orders(row.getLong("count"), row.getBigDecimal("ordered"), row.getBigDecimal("spent"), refusal(row));
    }

    static @Nullable Reading reading(Row row) {
        Instant observedAt = PgRows.maybeInstant(row, "observed_at");
        return observedAt == null
                ? null
                : new Reading(
                        observedAt,
                        row.getLong("views"),
                        row.getLong("likes"),
                        row.getLong("comments"),
                        row.getBoolean("unavailable"));
    }

    private static @Nullable LastRefusal refusal(Row row) {
        String code = row.getString("code");
        return code == null
                ? null
                : new LastRefusal(RefusalCode.valueOf(code), row.getString("detail"), PgRows.instant(row, "at"));
    }
}
