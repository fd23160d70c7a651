package dev.ratiomesh.fleet.access.outbound.gateway;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.access.outbound.http.GoogleApiMeters;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts the API requests of each channel by hour and outcome. The counts are kept in memory and written periodically in
 * one statement. A crash loses a few seconds of them, which is acceptable because health is only estimated from them.
 */
@ApplicationScoped
public class CallStatistics {
    private static final String ADD_COUNTS =
            """
            INSERT INTO channel_call AS c (channel_id, hour, ok, failed, last_success_at, last_error, last_error_at)
            SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::int[], $4::int[], $5::timestamptz[], $6::text[],
                                 $7::timestamptz[])
            ORDER BY 1, 2
            ON CONFLICT (channel_id, hour) DO UPDATE
            SET ok = c.ok + excluded.ok, failed = c.failed + excluded.failed,
                last_success_at = COALESCE(excluded.last_success_at, c.last_success_at),
                last_error = COALESCE(excluded.last_error, c.last_error),
                last_error_at = COALESCE(excluded.last_error_at, c.last_error_at)
            """;

    private final Pool pool;
    private final Clock clock;
    private final GoogleApiMeters meters;
    private Map<CallKey, CallCount> counts = new HashMap<>();

    CallStatistics(Pool pool, Clock clock, GoogleApiMeters meters) {
        this.meters = meters;
        this.pool = pool;
        this.clock = clock;
    }

    private record CallKey(String channelId, Instant hour) {}

    private record CallCount(
            int ok, int failed, @Nullable Instant succeededAt, @Nullable String error, @Nullable Instant failedAt) {
        static final CallCount ZERO = new CallCount(0, 0, null, null, null);
    }

    /**
     * Counts the result of a request. A rejected request counts as a success of the channel, since Google responded
     * properly.
     */
    void record(ApiCaller caller, ApiResult result) {
        meters.countCallResult(result);
        String channelId = caller.channelId();
        if (channelId == null || result instanceof ApiResult.CallDeferred) {
            return;
        }
        Instant now = clock.instant();
        add(new CallKey(channelId, now.truncatedTo(ChronoUnit.HOURS)), errorOf(result), now);
    }

    /** Adds the counts since the last flush to the database. */
    public Uni<Void> flush() {
        Map<CallKey, CallCount> counted = drain();
        if (counted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Map.Entry<CallKey, CallCount>> rows = List.copyOf(counted.entrySet());
        Tuple values = Tuple.tuple()
                .addArrayOfString(column(rows, row -> row.getKey().channelId()).toArray(String[]::new))
                .addArrayOfOffsetDateTime(times(rows, row -> row.getKey().hour()))
                .addArrayOfInteger(column(rows, row -> row.getValue().ok()).toArray(Integer[]::new))
                .addArrayOfInteger(column(rows, row -> row.getValue().failed()).toArray(Integer[]::new))
                .addArrayOfOffsetDateTime(times(rows, row -> row.getValue().succeededAt()))
                .addArrayOfString(column(rows, row -> row.getValue().error()).toArray(String[]::new))
                .addArrayOfOffsetDateTime(times(rows, row -> row.getValue().failedAt()));
        return pool.preparedQuery(ADD_COUNTS).execute(values).replaceWithVoid();
    }

    private synchronized void add(CallKey key, @Nullable String error, Instant now) {
        CallCount previous = counts.getOrDefault(key, CallCount.ZERO);
        counts.put(
                key,
                error == null
                        ? new CallCount(
                                previous.ok() + 1, previous.failed(), now, previous.error(), previous.failedAt())
                        : new CallCount(previous.ok(), previous.failed() + 1, previous.succeededAt(), error, now));
    }

    private synchronized Map<CallKey, CallCount> drain() {
        Map<CallKey, CallCount> counted = counts;
        counts = new HashMap<>();
        return counted;
    }

    private static @Nullable String errorOf(ApiResult result) {
        if (result instanceof ApiResult.CallFailed failed) {
            return failed.message();
        }
        return result instanceof ApiResult.ReauthorizationRequired lost ? lost.message() : null;
    }

    private static <T> Stream<T> column(
            List<Map.Entry<CallKey, CallCount>> rows, Function<Map.Entry<CallKey, CallCount>, T> value) {
        return rows.stream().map(value);
    }

    private static OffsetDateTime[] times(
            List<Map.Entry<CallKey, CallCount>> rows,
            Function<Map.Entry<CallKey, CallCount>, @Nullable Instant> value) {
        return rows.stream().map(value).map(PgRows::nullableTime).toArray(OffsetDateTime[]::new);
    }
}
