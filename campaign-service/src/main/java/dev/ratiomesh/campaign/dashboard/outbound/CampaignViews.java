package dev.ratiomesh.campaign.dashboard.outbound;

import dev.ratiomesh.contracts.campaign.CampaignEvent;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignCompleted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignCreated;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignDeleted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStarted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStopped;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CommandRejected;
import dev.ratiomesh.delivery.Received;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What campaign events leave behind: the campaign as it is, and what became of each command. */
@ApplicationScoped
public class CampaignViews {
    /** An amendment keeps the status; an older version changes nothing. */
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

    private static final String OUTCOME =
            """
            INSERT INTO command_outcome (command_id, tenant_id, campaign_id, outcome, code, detail, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING
            """;

    private final Pool pool;

    CampaignViews(Pool pool) {
        this.pool = pool;
    }

    /** Writes a batch in its order, in one transaction. */
    public Uni<Void> write(List<Received<CampaignEvent>> batch) {
        List<Tuple> changes = new ArrayList<>();
        List<Tuple> outcomes = new ArrayList<>();
        for (Received<CampaignEvent> received : batch) {
            if (received.event() instanceof CampaignEvent.Changed changed) {
                changes.add(change(changed));
            }
            String command = received.envelope().causationId();
            if (command != null) {
                outcomes.add(outcome(command, received.event()));
            }
        }
        String[] ids =
                batch.stream().map(r -> r.event().campaignId()).distinct().toArray(String[]::new);
        return pool.withTransaction(connection -> execute(connection, UPSERT, changes)
                .chain(() -> execute(connection, OUTCOME, outcomes))
                .chain(() -> Changes.note(connection, ids)));
    }

    private static Uni<Void> execute(SqlConnection connection, String statement, List<Tuple> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(statement).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple change(CampaignEvent.Changed event) {
        String completion = event instanceof CampaignCompleted completed
                ? completed.completion().name()
                : null;
        return Tuple.tuple()
                .addString(event.campaignId())
                .addString(event.tenantId())
                .addString(status(event))
                .addLong(event.version())
                .addString(completion)
                .addString(Sql.text(event.brief()))
                .addOffsetDateTime(Sql.at(event.at()));
    }

    /** The status an event leads to; null when it leads to none. */
    private static @org.jspecify.annotations.Nullable String status(CampaignEvent.Changed event) {
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

    private static Tuple outcome(String command, CampaignEvent event) {
        Tuple row = Tuple.tuple().addString(command).addString(event.tenantId()).addString(event.campaignId());
        if (event instanceof CommandRejected rejected) {
            return row.addString("REJECTED")
                    .addString(rejected.code().name())
                    .addString(rejected.detail())
                    .addOffsetDateTime(Sql.at(rejected.at()));
        }
        return row.addString("DONE")
                .addString(null)
                .addString(null)
                .addOffsetDateTime(Sql.at(((CampaignEvent.Changed) event).at()));
    }
}
