package dev.ratiomesh.campaign.dashboard.outbound;

import dev.ratiomesh.campaign.dashboard.CommandOutcome;
import dev.ratiomesh.delivery.store.PgRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the outcomes of commands by id. */
@ApplicationScoped
public class CommandOutcomeStore {
    private static final String SELECT =
            "SELECT * FROM command_outcome WHERE command_id = $1 AND ($2::text IS NULL OR tenant_id = $2)";

    private final Pool pool;

    CommandOutcomeStore(Pool pool) {
        this.pool = pool;
    }

    public Uni<Optional<CommandOutcome>> find(@Nullable String tenant, String commandId) {
        return pool.preparedQuery(SELECT)
                .execute(Tuple.tuple().addString(withoutNul(commandId)).addString(tenant))
                .map(rows -> PgRows.first(rows, CommandOutcomeStore::outcome));
    }

    private static CommandOutcome outcome(Row row) {
        return new CommandOutcome(
                row.getString("command_id"),
                row.getString("tenant_id"),
                row.getString("campaign_id"),
                row.getString("outcome"),
                row.getString("code"),
                row.getString("detail"),
                PgRows.instant(row, "at"));
    }

    /** Replaces NUL, which the database cannot compare, in a text from a caller. */
    private static String withoutNul(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
