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

/** Writes what looks have found. Many replicas look; the first to write a change tells it, the others' find another version. */
@ApplicationScoped
public class HealthStore {
    private static final int MOST_CHANNELS = 20_000;

    private final UnitOfWork units;
    private final Outbox outbox;
    private final Pool pool;

    HealthStore(UnitOfWork units, Outbox outbox, Pool pool) {
        this.units = units;
        this.outbox = outbox;
        this.pool = pool;
    }

    /** A channel and what was found. */
    public record ChannelAssessment(AssessedChannel channel, HealthAssessment diagnosis) {
        boolean isChange() {
            return channel.condition().state() != diagnosis.condition().state();
        }
    }

    /** Writes another state, or that a reserve stands in or no longer does, and tells it; not if somebody else was faster. */
    public Uni<Void> change(ChannelAssessment found, boolean standsIn, Instant now) {
        ChannelView after = found.channel().after(found.diagnosis(), standsIn);
        ChannelState before = found.channel().channel().state();
        return units.run(session -> write(session, after, found.channel().lockVersion(), now)
                .chain(written -> written.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : since(session, found)
                                .chain(() ->
                                        outbox.append(session, List.of(told(after, written.get(0), before, now))))));
    }

    /** Writes figures and reasons of channels whose state has not changed. */
    public Uni<Void> figures(List<ChannelAssessment> found) {
        if (found.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = Tuple.tuple()
                .addArrayOfString(PgRows.column(found, one -> one.channel().id(), String[]::new))
                .addArrayOfInteger(PgRows.column(found, one -> one.channel().lockVersion(), Integer[]::new))
                .addArrayOfInteger(
                        PgRows.column(found, one -> one.diagnosis().score().points(), Integer[]::new))
                .addArrayOfString(PgRows.column(
                        found, one -> lines(one.diagnosis().score().words()), String[]::new));
        return pool.preparedQuery(HealthSql.FIGURES).execute(values).replaceWithVoid();
    }

    /** The channels of each tenant that has a reserve. */
    public Uni<Collection<List<TenantChannel>>> reserved() {
        return pool.preparedQuery(HealthSql.RESERVED)
                .execute(Tuple.of(MOST_CHANNELS))
                .map(rows -> {
                    Map<String, List<TenantChannel>> tenants = PgRows.stream(rows)
                            .collect(Collectors.groupingBy(
                                    row -> row.getString("tenant_id"),
                                    TreeMap::new,
                                    Collectors.mapping(HealthStore::member, Collectors.toList())));
                    return tenants.values();
                });
    }

    private static Uni<List<Object[]>> write(Mutiny.Session session, ChannelView after, int seen, Instant now) {
        return session.createNativeQuery(HealthSql.CHANGE, Object[].class)
                .setParameter("state", after.state().name())
                .setParameter("standsIn", after.standsIn())
                .setParameter("score", (int) after.score())
                .setParameter("reasons", lines(after.reasons()))
                .setParameter("now", now)
                .setParameter("id", after.channelId())
                .setParameter("seen", seen)
                .getResultList();
    }

    private static Uni<Void> since(Mutiny.Session session, ChannelAssessment found) {
        return session.createNativeQuery(HealthSql.SINCE)
                .setParameter("id", found.channel().id())
                .setParameter("state", found.diagnosis().condition().state().name())
                .setParameter("since", found.diagnosis().condition().since())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** @param written version and title, which the retention of YouTube's data changes without this lock */
    private static OutgoingEvent told(ChannelView after, Object[] written, ChannelState before, Instant now) {
        ChannelView view = new ChannelView(
                after.channelId(),
                after.tenantId(),
                ((Number) written[0]).longValue(),
                (String) written[1],
                after.state(),
                after.role(),
                after.standsIn(),
                after.score(),
                after.reasons());
        return new OutgoingEvent(
                Topic.CHANNEL_EVENTS, view.channelId(), view.tenantId(), new ChannelHealthChanged(view, before, now));
    }

    private static TenantChannel member(Row row) {
        return new TenantChannel(
                row.getString("id"),
                ChannelRole.valueOf(row.getString("role")),
                ChannelState.valueOf(row.getString("state")),
                row.getBoolean("stands_in"),
                row.getInteger("score"));
    }

    private static String lines(List<String> words) {
        return words.stream().map(line -> line.replace('\n', ' ')).collect(Collectors.joining("\n"));
    }
}
