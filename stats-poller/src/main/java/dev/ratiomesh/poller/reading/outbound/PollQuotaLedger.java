package dev.ratiomesh.poller.reading.outbound;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.poller.PollerConfig;
import dev.ratiomesh.poller.reading.BucketBalance;
import dev.ratiomesh.poller.reading.CallDecision;
import dev.ratiomesh.poller.reading.DailyQuota;
import dev.ratiomesh.poller.reading.QuotaBucket;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps the used quota of each day for all replicas. A call is reserved before it is made, and never given back. */
@ApplicationScoped
public class PollQuotaLedger {
    private static final String INSERT_DAY =
            """
            INSERT INTO quota_day AS q (bucket, day, allowance, paced_at)
            SELECT b.bucket, $3, b.allowance, $4 FROM unnest($1::text[], $2::int[]) AS b (bucket, allowance)
            ON CONFLICT (bucket, day) DO UPDATE SET allowance = greatest(excluded.allowance, q.used)
            """;
    private static final String SELECT_DAY =
            "SELECT bucket, allowance, used, exhausted, paced_at FROM quota_day WHERE day = $1";
    private static final String RESERVE =
            """
            UPDATE quota_day
            SET used = used + 1, paced_at = greatest(paced_at, $3::timestamptz) + make_interval(secs => $4)
            WHERE bucket = $1 AND day = $2 AND NOT exhausted AND used < least(allowance, $5)
              AND paced_at <= $3::timestamptz + make_interval(secs => $6)
            """;
    private static final String MARK_EXHAUSTED = "UPDATE quota_day SET exhausted = true WHERE bucket = $1 AND day = $2";

    private final Pool pool;
    private final PollerConfig.Quota config;

    PollQuotaLedger(Pool pool, PollerConfig config) {
        this.pool = pool;
        this.config = config.quota();
    }

    /** Loads the quota of the current day; inserts the day first when it is missing or stored under other limits. */
    public Uni<DailyQuota> load(Instant now) {
        QuotaDay day = QuotaDay.at(now);
        return read(day).chain(states -> matchesLimits(states) ? quota(day, states) : open(day, now));
    }

    /** Reserves one call; false when another replica took the last one or the bucket was exhausted meanwhile. */
    public Uni<Boolean> reserve(QuotaDay day, CallDecision.Permit permit, Instant now) {
        Tuple values = Tuple.tuple(new ArrayList<>(List.of(
                permit.bucket().label(),
                day.date(),
                PgRows.time(now),
                seconds(permit.spacing()),
                permit.usable(),
                seconds(permit.maxAhead()))));
        return pool.preparedQuery(RESERVE).execute(values).map(result -> result.rowCount() == 1);
    }

    /** Marks the bucket as used up for the day, after YouTube has answered so. */
    public Uni<Void> markExhausted(QuotaBucket bucket, QuotaDay day) {
        return pool.preparedQuery(MARK_EXHAUSTED)
                .execute(Tuple.of(bucket.label(), day.date()))
                .replaceWithVoid();
    }

    private Uni<DailyQuota> open(QuotaDay day, Instant now) {
        String[] labels = new String[QuotaBucket.values().length];
        Integer[] limits = new Integer[labels.length];
        for (QuotaBucket bucket : QuotaBucket.values()) {
            labels[bucket.ordinal()] = bucket.label();
            limits[bucket.ordinal()] = limit(bucket);
        }
        return pool.preparedQuery(INSERT_DAY)
                .execute(Tuple.of(labels, limits, day.date(), PgRows.time(now)))
                .chain(() -> read(day))
                .chain(states -> quota(day, states));
    }

    private Uni<List<BucketBalance>> read(QuotaDay day) {
        return pool.preparedQuery(SELECT_DAY).execute(Tuple.of(day.date())).map(this::balances);
    }

    private List<BucketBalance> balances(RowSet<Row> rows) {
        List<BucketBalance> states = new ArrayList<>();
        for (QuotaBucket bucket : QuotaBucket.values()) {
            for (Row row : rows) {
                if (row.getString("bucket").equals(bucket.label())) {
                    states.add(balance(bucket, row));
                }
            }
        }
        return states;
    }

    private BucketBalance balance(QuotaBucket bucket, Row row) {
        return new BucketBalance(
                bucket,
                row.getInteger("allowance"),
                bucket == QuotaBucket.POOL ? config.poolReserve() : 0,
                row.getInteger("used"),
                row.getBoolean("exhausted"),
                PgRows.instant(row, "paced_at"));
    }

    /** Compares stored and configured limits; a limit lowered below the used calls is stored as the used calls. */
    private boolean matchesLimits(List<BucketBalance> states) {
        return states.size() == QuotaBucket.values().length
                && states.stream().allMatch(state -> state.limit() == Math.max(limit(state.bucket()), state.used()));
    }

    private int limit(QuotaBucket bucket) {
        return bucket == QuotaBucket.POOL ? config.pool() : config.batchGetStats();
    }

    private Uni<DailyQuota> quota(QuotaDay day, List<BucketBalance> states) {
        return Uni.createFrom().item(new DailyQuota(day, states, config.burst()));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
