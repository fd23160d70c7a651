package dev.ratiomesh.fleet.health.outbound;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelHealthChanged;
import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.contracts.channel.ChannelView;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.store.Outbox;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.delivery.store.UnitOfWork;
import dev.ratiomesh.fleet.health.AssessedChannel;
import dev.ratiomesh.fleet.health.HealthAssessment;
import dev.ratiomesh.fleet.health.ReservePromotion.TenantChannel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Stores assessments. Of several replicas the first one stores and publishes a change; the others find a newer lock
 * version.
 */
@ApplicationScoped
public class HealthStore {
    private static final int MAX_CHANNELS = 20_000;

    private final UnitOfWork units;
    private final Outbox outbox;
    private final Pool pool;

    HealthStore(UnitOfWork units, Outbox outbox, Pool pool) {
        this.units = units;
        this.outbox = outbox;
        this.pool = pool;
    }

    /** A channel with its assessment. */
    public record ChannelAssessment(AssessedChannel channel, HealthAssessment assessment) {
        boolean isChange() {
            return channel.health().state() != assessment.health().state();
        }
    }

    /** Stores and publishes a new state or stand-in, unless another replica changed the channel since it was read. */
    public Uni<Void> saveChange(ChannelAssessment assessed, boolean standsIn, Instant now) {
        ChannelView after = assessed.channel().withAssessment(assessed.assessment(), standsIn);
        ChannelState before = assessed.channel().channel().state();
        return units.run(
                session -> updateChannel(session, after, assessed.channel().lockVersion(), now)
                        .chain(updated -> updated.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : saveSince(session, assessed)
                                        .chain(() -> outbox.append(
                                                session, List.of(changeEvent(after, updated.get(0), before, now))))));
    }

    /** Stores score and reasons of channels with an unchanged state. */
    public Uni<Void> saveFigures(List<ChannelAssessment> assessments) {
        if (assessments.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = Tuple.tuple()
                .addArrayOfString(PgRows.column(
                        assessments, assessed -> assessed.channel().id(), String[]::new))
                .addArrayOfInteger(PgRows.column(
                        assessments, assessed -> assessed.channel().lockVersion(), Integer[]::new))
                .addArrayOfInteger(PgRows.column(
                        assessments, assessed -> assessed.assessment().score().points(), Integer[]::new))
                .addArrayOfString(PgRows.column(
                        assessments,
                        assessed -> lines(assessed.assessment().score().messages()),
                        String[]::new));
        return pool.preparedQuery(HealthSql.UPDATE_FIGURES).execute(values).replaceWithVoid();
    }

    /** Finds the channels of each tenant that has a reserve, grouped by tenant. */
    public Uni<Collection<List<TenantChannel>>> findTenantsWithReserves() {
        return pool.preparedQuery(HealthSql.SELECT_TENANTS_WITH_RESERVES)
                .execute(Tuple.of(MAX_CHANNELS))
                .map(rows -> {
                    Map<String, List<TenantChannel>> tenants = PgRows.stream(rows)
                            .collect(Collectors.groupingBy(
                                    row -> row.getString("tenant_id"),
                                    TreeMap::new,
                                    Collectors.mapping(HealthStore::tenantChannel, Collectors.toList())));
                    return tenants.values();
                });
    }

    private static Uni<List<Object[]>> updateChannel(
            Mutiny.Session session, ChannelView after, int lockVersion, Instant now) {
        return session.createNativeQuery(HealthSql.UPDATE_CHANNEL, Object[].class)
                .setParameter("state", after.state().name())
                .setParameter("standsIn", after.standsIn())
                .setParameter("score", (int) after.score())
                .setParameter("reasons", lines(after.reasons()))
                .setParameter("now", now)
                .setParameter("id", after.channelId())
                .setParameter("seen", lockVersion)
                .getResultList();
    }

    private static Uni<Void> saveSince(Mutiny.Session session, ChannelAssessment assessed) {
        return session.createNativeQuery(HealthSql.UPSERT_SINCE)
                .setParameter("id", assessed.channel().id())
                .setParameter("state", assessed.assessment().health().state().name())
                .setParameter("since", assessed.assessment().health().since())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** @param stored version and title after the update; the retention timer changes both without the lock version */
    private static OutgoingEvent changeEvent(ChannelView after, Object[] stored, ChannelState before, Instant now) {
        ChannelView view = new ChannelView(
                after.channelId(),
                after.tenantId(),
                ((Number) stored[0]).longValue(),
                (String) stored[1],
                after.state(),
                after.role(),
                after.standsIn(),
                after.score(),
                after.reasons());
        return new OutgoingEvent(
                Topic.CHANNEL_EVENTS, view.channelId(), view.tenantId(), new ChannelHealthChanged(view, before, now));
    }

    private static TenantChannel tenantChannel(Row row) {
        return new TenantChannel(
                row.getString("id"),
                ChannelRole.valueOf(row.getString("role")),
                ChannelState.valueOf(row.getString("state")),
                row.getBoolean("stands_in"),
                row.getInteger("score"));
    }

    private static String lines(List<String> reasons) {
        return reasons.stream().map(line -> line.replace('\n', ' ')).collect(Collectors.joining("\n"));
    }
}
