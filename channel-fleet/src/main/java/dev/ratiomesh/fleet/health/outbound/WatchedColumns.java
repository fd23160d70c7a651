package dev.ratiomesh.fleet.health.outbound;

import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.contracts.channel.ChannelView;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.fleet.health.AssessedChannel;
import dev.ratiomesh.fleet.health.ChannelFacts;
import dev.ratiomesh.fleet.health.HealthState;
import dev.ratiomesh.fleet.quota.TenantQuota;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/** Rows of channels with all that health is judged from. */
final class WatchedColumns {
    private WatchedColumns() {}

    static AssessedChannel of(Row row, TenantQuota share) {
        ChannelState state = ChannelState.valueOf(row.getString("state"));
        return new AssessedChannel(
                view(row, state),
                row.getInteger("lock_version"),
                new HealthState(state, PgRows.instant(row, "since")),
                new ChannelFacts(grant(row), day(row, share), calls(row)));
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
        return new ChannelFacts.GrantValidity(row.getBoolean("granted"), PgRows.maybeInstant(row, "expires_at"));
    }

    private static ChannelFacts.ChannelQuota day(Row row, TenantQuota share) {
        return new ChannelFacts.ChannelQuota(
                row.getBoolean("paused"),
                row.getInteger("uploads_a_day"),
                row.getInteger("taken"),
                share.left(),
                share.used() + share.left(),
                PgRows.maybeInstant(row, "rests_until"));
    }

    private static ChannelFacts.Calls calls(Row row) {
        return new ChannelFacts.Calls(
                row.getInteger("ok"),
                row.getInteger("failed"),
                PgRows.maybeInstant(row, "last_success_at"),
                row.getString("last_error"),
                PgRows.maybeInstant(row, "last_error_at"));
    }
}
