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

/** Runs the statements on one bucket's locked row of a day, within the caller's transaction. */
final class BucketDayRow {
    private final Mutiny.Session session;
    private final BucketLimits limits;
    private final QuotaDay day;

    BucketDayRow(Mutiny.Session session, BucketLimits limits, QuotaDay day) {
        this.session = session;
        this.limits = limits;
        this.day = day;
    }

    /**
     * Locks the row, inserted or adapted to the configured limits first when necessary.
     *
     * @param before runs before the row is inserted or adapted, to end the past days
     */
    Uni<BucketUsage> lock(Supplier<Uni<Void>> before) {
        return readLocked()
                .chain(found -> found.filter(row -> row.matches(limits)).isPresent()
                        ? Uni.createFrom().item(found.get())
                        : before.get()
                                .chain(this::insertOrAdapt)
                                .chain(this::readLocked)
                                .map(Optional::orElseThrow));
    }

    /** Loads the usage of the unreserved units as the tenant finds it. */
    Uni<TenantUsage> loadTenantUsage(BucketUsage bucket, String tenantId, int activeDays) {
        LocalDate since = day.date().minusDays(activeDays);
        return selection(QuotaSql.SELECT_SHARES, Object[].class)
                .setParameter("since", since)
                .getResultList()
                .map(shares -> {
                    int tenantUsed = 0;
                    List<Integer> others = new ArrayList<>();
                    for (Object[] share : shares) {
                        int used = ((Number) share[1]).intValue();
                        if (share[0].equals(tenantId)) {
                            tenantUsed = used;
                        } else {
                            others.add(used);
                        }
                    }
                    return new TenantUsage(bucket.unreservedUsed(), tenantUsed, others);
                });
    }

    /** Reserves unreserved units; false when the usage would exceed the ceiling. */
    Uni<Boolean> takeUnreserved(int units, int ceiling) {
        return execute(
                update(QuotaSql.TAKE_UNRESERVED).setParameter("units", units).setParameter("ceiling", ceiling));
    }

    /** Reserves units of the reserve; false when it has too few left. */
    Uni<Boolean> takeReserve(int units) {
        return execute(update(QuotaSql.TAKE_RESERVE).setParameter("units", units));
    }

    /** Adds to the tenant's usage and returns the level that was last published for the tenant. */
    Uni<QuotaLevel> addUsage(String tenantId, int used, int reserveUsed) {
        return selection(QuotaSql.ADD_USAGE, String.class)
                .setParameter("tenant", tenantId)
                .setParameter("used", used)
                .setParameter("reserveUsed", reserveUsed)
                .getSingleResult()
                .map(QuotaLevel::valueOf);
    }

    /** Marks the bucket as exhausted; false when it is already. */
    Uni<Boolean> markExhausted() {
        return execute(update(QuotaSql.MARK_EXHAUSTED));
    }

    /** Saves the bucket's published level; false when it is unchanged. */
    Uni<Boolean> announceLevel(QuotaLevel level) {
        return execute(update(QuotaSql.SAVE_BUCKET_LEVEL).setParameter("level", level.name()));
    }

    /** Saves the tenant's published level; false when it is unchanged. */
    Uni<Boolean> announceLevel(String tenantId, QuotaLevel level) {
        return execute(update(QuotaSql.SAVE_SHARE_LEVEL)
                .setParameter("tenant", tenantId)
                .setParameter("level", level.name()));
    }

    /** Resets the bucket's published levels of past days and returns them, oldest first; each is returned once. */
    Uni<List<QuotaLevel>> resetPastLevels() {
        return selection(QuotaSql.RESET_BUCKET_LEVELS, String.class)
                .getResultList()
                .map(levels -> levels.stream().map(QuotaLevel::valueOf).toList());
    }

    /** Resets the tenants' published levels of past days and returns the latest of each tenant; each is returned once. */
    Uni<Map<String, QuotaLevel>> resetPastShareLevels() {
        return selection(QuotaSql.RESET_SHARE_LEVELS, Object[].class)
                .getResultList()
                .map(rows -> {
                    Map<String, QuotaLevel> levels = new TreeMap<>();
                    rows.forEach(row -> levels.put((String) row[0], QuotaLevel.valueOf((String) row[1])));
                    return levels;
                });
    }

    private Uni<Optional<BucketUsage>> readLocked() {
        return selection(QuotaSql.LOCK_BUCKET, Object[].class)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(row -> QuotaSql.toUsage(limits.bucket(), day, row)));
    }

    private Uni<Integer> insertOrAdapt() {
        return update(QuotaSql.UPSERT_BUCKET)
                .setParameter("open", limits.unreserved())
                .setParameter("reserve", limits.reserve())
                .executeUpdate();
    }

    private <T> Mutiny.SelectionQuery<T> selection(String statement, Class<T> type) {
        return session.createNativeQuery(statement, type)
                .setParameter("bucket", limits.bucket())
                .setParameter("day", day.date());
    }

    private Mutiny.Query<Object> update(String statement) {
        return session.createNativeQuery(statement)
                .setParameter("bucket", limits.bucket())
                .setParameter("day", day.date());
    }

    private static Uni<Boolean> execute(Mutiny.Query<Object> statement) {
        return statement.executeUpdate().map(rows -> rows == 1);
    }
}
