package dev.ratiomesh.fleet.quota.outbound;

import dev.ratiomesh.contracts.channel.QuotaLevel;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.quota.BucketLimits;
import dev.ratiomesh.fleet.quota.BucketUsage;
import dev.ratiomesh.fleet.quota.TenantUsage;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** One bucket's row of a day in an open transaction, locked. */
final class BucketDayRow {
    private final Mutiny.Session session;
    private final BucketLimits rules;
    private final QuotaDay day;

    BucketDayRow(Mutiny.Session session, BucketLimits rules, QuotaDay day) {
        this.session = session;
        this.rules = rules;
        this.day = day;
    }

    /**
     * Locks the row; it follows the configuration.
     *
     * @param before is done first when the row is not there yet, or its limits are others
     */
    Uni<BucketUsage> lock(Supplier<Uni<Void>> before) {
        return read().chain(found -> found.filter(row -> row.agrees(rules)).isPresent()
                ? Uni.createFrom().item(found.get())
                : before.get().chain(this::open).chain(this::read).map(Optional::orElseThrow));
    }

    /** How the tenant finds the bucket. */
    Uni<TenantUsage> standing(BucketUsage row, String tenantId, int activeDays) {
        LocalDate since = day.date().minusDays(activeDays);
        return select(QuotaSql.SHARES, Object[].class)
                .setParameter("since", since)
                .getResultList()
                .map(shares -> {
                    int own = 0;
                    List<Integer> others = new ArrayList<>();
                    for (Object[] share : shares) {
                        int used = ((Number) share[1]).intValue();
                        if (share[0].equals(tenantId)) {
                            own = used;
                        } else {
                            others.add(used);
                        }
                    }
                    return new TenantUsage(row.used(), own, others);
                });
    }

    /** Takes open units, if the bucket stays at or below the ceiling. */
    Uni<Boolean> take(int units, int ceiling) {
        return changed(change(QuotaSql.TAKE).setParameter("units", units).setParameter("ceiling", ceiling));
    }

    Uni<Boolean> takeReserve(int units) {
        return changed(change(QuotaSql.TAKE_RESERVE).setParameter("units", units));
    }

    /** Books what the tenant took; the level it was told last. */
    Uni<QuotaLevel> addUsage(String tenantId, int used, int reserveUsed) {
        return select(QuotaSql.CREDIT, String.class)
                .setParameter("tenant", tenantId)
                .setParameter("used", used)
                .setParameter("reserveUsed", reserveUsed)
                .getSingleResult()
                .map(QuotaLevel::valueOf);
    }

    Uni<Boolean> exhaust() {
        return changed(change(QuotaSql.EXHAUST));
    }

    /** Whether it was another one. */
    Uni<Boolean> level(QuotaLevel level) {
        return changed(change(QuotaSql.BUCKET_LEVEL).setParameter("level", level.name()));
    }

    /** Whether it was another one. */
    Uni<Boolean> level(String tenantId, QuotaLevel level) {
        return changed(
                change(QuotaSql.SHARE_LEVEL).setParameter("tenant", tenantId).setParameter("level", level.name()));
    }

    /** The levels that were told of the bucket on days now over, oldest first; each comes once. */
    Uni<List<QuotaLevel>> pastLevels() {
        return select(QuotaSql.RESET_BUCKET, String.class)
                .getResultList()
                .map(levels -> levels.stream().map(QuotaLevel::valueOf).toList());
    }

    /** The same of tenants' shares, by tenant. */
    Uni<Map<String, QuotaLevel>> pastShares() {
        return select(QuotaSql.RESET_SHARES, Object[].class).getResultList().map(rows -> {
            Map<String, QuotaLevel> levels = new TreeMap<>();
            rows.forEach(row -> levels.put((String) row[0], QuotaLevel.valueOf((String) row[1])));
            return levels;
        });
    }

    private Uni<Optional<BucketUsage>> read() {
        return select(QuotaSql.LOCK, Object[].class)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(row -> QuotaSql.of(rules.bucket(), day, row)));
    }

    private Uni<Integer> open() {
        return change(QuotaSql.OPEN)
                .setParameter("open", rules.open())
                .setParameter("reserve", rules.reserve())
                .executeUpdate();
    }

    private <T> Mutiny.SelectionQuery<T> select(String statement, Class<T> type) {
        return session.createNativeQuery(statement, type)
                .setParameter("bucket", rules.bucket())
                .setParameter("day", day.date());
    }

    private Mutiny.Query<Object> change(String statement) {
        return session.createNativeQuery(statement)
                .setParameter("bucket", rules.bucket())
                .setParameter("day", day.date());
    }

    private static Uni<Boolean> changed(Mutiny.Query<Object> statement) {
        return statement.executeUpdate().map(rows -> rows == 1);
    }
}
