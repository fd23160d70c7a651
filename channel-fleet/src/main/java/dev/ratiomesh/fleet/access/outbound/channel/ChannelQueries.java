package dev.ratiomesh.fleet.access.outbound.channel;

import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.contracts.channel.ChannelView;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.fleet.access.oauth.ChannelCommandRules.ChannelSettings;
import dev.ratiomesh.fleet.access.oauth.ChannelDetails;
import dev.ratiomesh.fleet.access.oauth.ChannelDetails.TokenState;
import dev.ratiomesh.fleet.access.oauth.ChannelDetails.TokenStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads channels with the status of their grants for HTTP. No statement reads a token. */
@ApplicationScoped
public class ChannelQueries {
    private static final String SELECT_DETAILS =
            """
            SELECT c.id, c.tenant_id, c.version, c.title, c.state, c.role, c.stands_in, c.score, c.reasons, c.features,
                   c.paused, c.uploads_a_day, c.connected_at, g.generation, g.key_id, g.granted_at, g.expires_at,
                   g.access_expires_at, g.renewed_at, g.verified_at, g.last_error, g.last_error_at, g.reconnect_code
            FROM channel AS c LEFT JOIN channel_grant AS g ON g.channel_id = c.id
            """;
    private static final String SELECT_PAGE = SELECT_DETAILS
            + """
            WHERE ($1::text IS NULL OR c.tenant_id = $1) AND ($2::text IS NULL OR (c.tenant_id, c.id) > ($2, $3))
            ORDER BY c.tenant_id, c.id LIMIT $4
            """;
    private static final String SELECT_CHANNEL = SELECT_DETAILS + " WHERE c.id = $1";

    private final Pool pool;
    private final Clock clock;

    ChannelQueries(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** The last row of a page. */
    public record ChannelCursor(String tenantId, String channelId) {}

    /**
     * Lists channels ordered by tenant and channel.
     *
     * @param tenantId the tenant, null for all tenants
     * @param after the last row of the previous page, null for the first page
     * @param limit the most rows to return
     */
    public Uni<List<ChannelDetails>> list(@Nullable String tenantId, @Nullable ChannelCursor after, int limit) {
        Tuple values = Tuple.of(
                tenantId, after == null ? null : after.tenantId(), after == null ? null : after.channelId(), limit);
        return pool.preparedQuery(SELECT_PAGE).execute(values).map(rows -> PgRows.list(rows, this::toDetails));
    }

    /** Finds the settings of a channel; empty when there is no such channel. */
    public Uni<Optional<ChannelSettings>> findSettings(String channelId) {
        return pool.preparedQuery(SELECT_CHANNEL)
                .execute(Tuple.of(channelId))
                .map(rows -> PgRows.first(
                        rows,
                        row -> new ChannelSettings(
                                row.getString("tenant_id"),
                                toState(row) == ChannelState.DISCONNECTED,
                                ChannelRole.valueOf(row.getString("role")),
                                row.getInteger("uploads_a_day"),
                                row.getBoolean("paused"))));
    }

    private ChannelDetails toDetails(Row row) {
        ChannelView view = new ChannelView(
                row.getString("id"),
                row.getString("tenant_id"),
                row.getLong("version"),
                row.getString("title"),
                toState(row),
                ChannelRole.valueOf(row.getString("role")),
                row.getBoolean("stands_in"),
                row.getInteger("score"),
                List.of(row.getArrayOfStrings("reasons")));
        return new ChannelDetails(
                view,
                List.of(row.getArrayOfStrings("features")),
                row.getBoolean("paused"),
                row.getInteger("uploads_a_day"),
                PgRows.instant(row, "connected_at"),
                toTokenStatus(row));
    }

    private TokenStatus toTokenStatus(Row row) {
        Instant expiresAt = PgRows.nullableInstant(row, "access_expires_at");
        return new TokenStatus(
                tokenState(row, expiresAt),
                expiresAt,
                PgRows.nullableInstant(row, "granted_at"),
                PgRows.nullableInstant(row, "expires_at"),
                PgRows.nullableInstant(row, "renewed_at"),
                PgRows.nullableInstant(row, "verified_at"),
                row.getString("key_id"),
                row.getString("reconnect_code"),
                row.getString("last_error"),
                PgRows.nullableInstant(row, "last_error_at"));
    }

    private TokenState tokenState(Row row, @Nullable Instant expiresAt) {
        if (row.getLong("generation") == null) {
            return TokenState.NONE;
        }
        if (row.getString("reconnect_code") != null) {
            return TokenState.NEEDS_OWNER;
        }
        return expiresAt != null && clock.instant().isBefore(expiresAt) ? TokenState.LIVE : TokenState.EXPIRED;
    }

    private static ChannelState toState(Row row) {
        return ChannelState.valueOf(row.getString("state"));
    }
}
