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
 * How the calls of each channel fared, by the hour. Counted in memory and written now and then, all in one statement: what
 * a crash loses are seconds of a figure that health is estimated from.
 */
@ApplicationScoped
public class CallStatistics {
    private static final String WRITE =
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
    private Map<CallKey, CallCount> open = new HashMap<>();

    CallStatistics(Pool pool, Clock clock, GoogleApiMeters meters) {
        this.meters = meters;
        this.pool = pool;
        this.clock = clock;
    }

    private record CallKey(String channelId, Instant hour) {}

    private record CallCount(
            int ok, int failed, @Nullable Instant succeededAt, @Nullable String error, @Nullable Instant failedAt) {
        static final CallCount NONE = new CallCount(0, 0, null, null, null);
    }

    /** A refusal is an answer to what was asked, and no failure of the channel. */
    void record(ApiCaller who, ApiResult reply) {
        meters.called(reply);
        String channelId = who.channelId();
        if (channelId == null || reply instanceof ApiResult.CallDeferred) {
            return;
        }
        Instant now = clock.instant();
        count(new CallKey(channelId, now.truncatedTo(ChronoUnit.HOURS)), error(reply), now);
    }

    /** Writes what was counted since the last time. */
    public Uni<Void> flush() {
        Map<CallKey, CallCount> counted = take();
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
        return pool.preparedQuery(WRITE).execute(values).replaceWithVoid();
    }

    private synchronized void count(CallKey key, @Nullable String error, Instant now) {
        CallCount old = open.getOrDefault(key, CallCount.NONE);
        open.put(
                key,
                error == null
                        ? new CallCount(old.ok() + 1, old.failed(), now, old.error(), old.failedAt())
                        : new CallCount(old.ok(), old.failed() + 1, old.succeededAt(), error, now));
    }

    private synchronized Map<CallKey, CallCount> take() {
        Map<CallKey, CallCount> counted = open;
        open = new HashMap<>();
        return counted;
    }

    private static @Nullable String error(ApiResult reply) {
        if (reply instanceof ApiResult.CallFailed trouble) {
            return trouble.message();
        }
        return reply instanceof ApiResult.ReauthorizationRequired owner ? owner.message() : null;
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
