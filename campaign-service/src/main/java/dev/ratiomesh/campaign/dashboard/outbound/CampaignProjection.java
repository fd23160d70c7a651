package dev.ratiomesh.campaign.dashboard.outbound;

import dev.ratiomesh.campaign.lifecycle.BriefRules;
import dev.ratiomesh.contracts.campaign.CampaignEvent;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignCompleted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignCreated;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignDeleted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStarted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStopped;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CommandRejected;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.ReceivedEvent;
import dev.ratiomesh.delivery.store.JsonColumn;
import dev.ratiomesh.delivery.store.PgRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the current campaigns and the outcomes of commands from campaign events. */
@ApplicationScoped
public class CampaignProjection {
    /** Inserts or updates a campaign. An amendment keeps the status; an older version changes nothing. */
    private static final String UPSERT =
            """
            INSERT INTO campaign_view AS v
              (campaign_id, tenant_id, status, version, completion, brief, created_at, changed_at)
            VALUES ($1, $2, coalesce($3, 'CREATED'), $4, $5, $6, $7, $7)
            ON CONFLICT (campaign_id) DO UPDATE
              SET status = coalesce($3, v.status), version = $4, completion = coalesce($5, v.completion), brief = $6,
                  changed_at = $7
              WHERE v.version < $4
            """;

    /**
     * Inserts or updates the outcome of a command, with the same result in whichever order partitions are read. The event of
     * the command itself decides. Events of its chain count only while there is none, as for a command to all campaigns; of
     * them the earliest counts.
     */
    private static final String UPSERT_OUTCOME =
            """
            INSERT INTO command_outcome AS o (command_id, tenant_id, campaign_id, outcome, code, detail, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (command_id, tenant_id) DO UPDATE
              SET campaign_id = $3, outcome = $4, code = $5, detail = $6, at = $7
              WHERE o.campaign_id = o.tenant_id AND ($3 <> $2 OR o.at > $7)
            """;

    private final Pool pool;

    CampaignProjection(Pool pool) {
        this.pool = pool;
    }

    /** Writes a batch in its order, in one transaction. */
    public Uni<Void> write(List<ReceivedEvent<CampaignEvent>> batch) {
        List<Tuple> changes = new ArrayList<>();
        List<Tuple> outcomes = new ArrayList<>();
        for (ReceivedEvent<CampaignEvent> received : batch) {
            if (received.event() instanceof CampaignEvent.Changed changed) {
                changes.add(changeRow(changed));
            }
            addOutcomes(received, outcomes);
        }
        String[] ids =
                batch.stream().map(r -> r.event().campaignId()).distinct().toArray(String[]::new);
        return pool.withTransaction(connection -> execute(connection, UPSERT, changes)
                .chain(() -> execute(connection, UPSERT_OUTCOME, outcomes))
                .chain(() -> ChangeFeed.append(connection, ids)));
    }

    private static Uni<Void> execute(SqlConnection connection, String statement, List<Tuple> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(statement).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple changeRow(CampaignEvent.Changed event) {
        String completion = event instanceof CampaignCompleted completed
                ? completed.completion().name()
                : null;
        return Tuple.tuple()
                .addString(event.campaignId())
                .addString(event.tenantId())
                .addString(statusAfter(event))
                .addLong(event.version())
                .addString(completion)
                .addString(JsonColumn.write(event.brief()))
                .addOffsetDateTime(PgRows.time(event.at()));
    }

    /** Returns the status after an event; null when the event keeps the status. */
    private static @Nullable String statusAfter(CampaignEvent.Changed event) {
        if (event instanceof CampaignCreated) {
            return "CREATED";
        }
        if (event instanceof CampaignStarted) {
            return "RUNNING";
        }
        if (event instanceof CampaignStopped) {
            return "STOPPED";
        }
        if (event instanceof CampaignCompleted) {
            return "COMPLETED";
        }
        return event instanceof CampaignDeleted ? "DELETED" : null;
    }

    /** Adds the outcome of the command that caused an event, and of the command to all at the head of its chain, if any. */
    private static void addOutcomes(ReceivedEvent<CampaignEvent> received, List<Tuple> outcomes) {
        CampaignEvent event = received.event();
        Envelope envelope = received.envelope();
        // No caller can read the outcome of a command with an invalid tenant id, and the id may be too long to index.
        if (envelope.causationId() == null || !BriefRules.isId(event.tenantId())) {
            return;
        }
        outcomes.add(outcomeRow(envelope.causationId(), event.campaignId(), event));
        if (event instanceof CampaignEvent.Changed && !envelope.causationId().equals(envelope.rootMessageId())) {
            outcomes.add(outcomeRow(envelope.rootMessageId(), event.tenantId(), event));
        }
    }

    private static Tuple outcomeRow(String command, String subject, CampaignEvent event) {
        Tuple row = Tuple.of(command, event.tenantId(), subject);
        if (event instanceof CommandRejected rejected) {
            return row.addString("REJECTED")
                    .addString(rejected.code().name())
                    .addString(rejected.detail())
                    .addOffsetDateTime(PgRows.time(rejected.at()));
        }
        return row.addString("DONE")
                .addString(null)
                .addString(null)
                .addOffsetDateTime(PgRows.time(((CampaignEvent.Changed) event).at()));
    }
}
