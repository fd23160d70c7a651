package dev.ratiomesh.fleet.health.outbound;

import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.contracts.channel.ChannelView;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.fleet.health.Condition;
import dev.ratiomesh.fleet.health.Facts;
import dev.ratiomesh.fleet.health.Watched;
import dev.ratiomesh.fleet.quota.TenantDay;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/** Rows of channels with all that health is judged from. */
final class WatchedColumns {
    private WatchedColumns() {}

    static Watched of(Row row, TenantDay share) {
        ChannelState state = ChannelState.valueOf(row.getString("state"));
        return new Watched(
                view(row, state),
                row.getInteger("lock_version"),
                new Condition(state, PgRows.instant(row, "since")),
                new Facts(grant(row), day(row, share), calls(row)));
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

    private static Facts.Grant grant(Row row) {
        return new Facts.Grant(row.getBoolean("granted"), PgRows.maybeInstant(row, "expires_at"));
    }

    private static Facts.Day day(Row row, TenantDay share) {
        return new Facts.Day(
                row.getBoolean("paused"),
                row.getInteger("uploads_a_day"),
                row.getInteger("taken"),
                share.left(),
                share.used() + share.left(),
                PgRows.maybeInstant(row, "rests_until"));
    }

    private static Facts.Calls calls(Row row) {
        return new Facts.Calls(
                row.getInteger("ok"),
                row.getInteger("failed"),
                PgRows.maybeInstant(row, "last_success_at"),
                row.getString("last_error"),
                PgRows.maybeInstant(row, "last_error_at"));
    }
}
