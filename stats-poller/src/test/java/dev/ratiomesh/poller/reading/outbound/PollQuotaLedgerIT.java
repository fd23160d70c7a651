package dev.ratiomesh.poller.reading.outbound;

import static dev.ratiomesh.poller.TestDatabase.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.poller.TestDatabase;
import dev.ratiomesh.poller.reading.BucketBalance;
import dev.ratiomesh.poller.reading.CallDecision;
import dev.ratiomesh.poller.reading.DailyQuota;
import dev.ratiomesh.poller.reading.QuotaBucket;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollQuotaLedgerIT {
    private static final Instant NOON = Instant.parse("2026-11-20T20:00:00Z");
    private static final QuotaDay DAY = QuotaDay.at(NOON);

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = new TestDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.run("TRUNCATE quota_day");
    }

    @Test
    void replicas_that_reserve_at_the_same_time_never_pass_the_limit() {
        // given
        List<PollQuotaLedger> replicas = List.of(ledger(50, 1_000), ledger(50, 1_000), ledger(50, 1_000));
        CallDecision.Permit permit = permit(replicas.get(0), NOON);

        // when
        List<Uni<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            tries.add(replicas.get(i % 3).reserve(DAY, permit, NOON));
        }
        List<Boolean> reserved = get(Uni.join().all(tries).andFailFast());

        // then
        assertThat(reserved.stream().filter(each -> each).count()).isEqualTo(50);
        assertThat(get(replicas.get(1).load(NOON)).decide(NOON))
                .isInstanceOfSatisfying(CallDecision.Permit.class, next -> assertThat(next.bucket())
                        .isEqualTo(QuotaBucket.POOL));
    }

    @Test
    void used_quota_survives_a_restart() {
        // given
        PollQuotaLedger before = ledger(100, 50);
        for (int i = 0; i < 7; i++) {
            get(before.reserve(DAY, permit(before, NOON), NOON));
        }
        get(before.markExhausted(QuotaBucket.POOL, DAY));

        // when
        DailyQuota after = get(ledger(100, 50).load(NOON.plusSeconds(60)));

        // then
        assertThat(after.buckets()).extracting(BucketBalance::used).containsExactly(7, 0);
        assertThat(after.buckets()).extracting(BucketBalance::exhausted).containsExactly(false, true);
    }

    @Test
    void every_day_begins_full() {
        // given
        PollQuotaLedger ledger = ledger(100, 50);
        get(ledger.load(NOON));
        get(ledger.markExhausted(QuotaBucket.BATCH_GET_STATS, DAY));
        get(ledger.markExhausted(QuotaBucket.POOL, DAY));

        // when
        CallDecision before = get(ledger.load(DAY.resetsAt().minusMillis(1)))
                .decide(DAY.resetsAt().minusMillis(1));
        CallDecision after = get(ledger.load(DAY.resetsAt())).decide(DAY.resetsAt());

        // then
        assertThat(before).isEqualTo(new CallDecision.Exhausted(DAY.resetsAt()));
        assertThat(after).isInstanceOf(CallDecision.Permit.class);
    }

    @Test
    void calls_are_spread_over_the_day_once_the_burst_is_used_up() {
        // given
        PollQuotaLedger ledger = ledger(10_000, 3);
        int made = 0;
        Instant now = NOON;

        // when
        while (get(ledger.load(now)).decide(now) instanceof CallDecision.Permit permit && made < 100) {
            assertThat(get(ledger.reserve(DAY, permit, now))).isTrue();
            made++;
        }

        // then
        assertThat(made).isEqualTo(3);
        assertThat(get(ledger.load(now)).decide(now))
                .isInstanceOfSatisfying(CallDecision.Throttled.class, paced -> assertThat(paced.retryAt())
                        .isBetween(NOON.plusMillis(4_000), NOON.plusMillis(4_400)));
    }

    @Test
    void the_table_itself_refuses_to_go_beyond_the_limit() {
        // given
        get(ledger(5, 20).load(NOON));

        // then
        assertThatThrownBy(() -> database.run("UPDATE quota_day SET used = 6 WHERE bucket = 'batch-get-stats'"))
                .hasMessageContaining("quota_day_check");
    }

    @Test
    void a_limit_may_be_changed_during_the_day_even_below_what_is_used() {
        // given
        PollQuotaLedger roomy = ledger(100, 50);
        for (int i = 0; i < 7; i++) {
            get(roomy.reserve(DAY, permit(roomy, NOON), NOON));
        }

        // when
        DailyQuota narrow = get(ledger(5, 50).load(NOON));
        DailyQuota wide = get(ledger(200, 50).load(NOON));

        // then
        assertThat(narrow.buckets().get(0).left()).isZero();
        assertThat(wide.buckets().get(0).left()).isEqualTo(193);
    }

    private static CallDecision.Permit permit(PollQuotaLedger ledger, Instant now) {
        return (CallDecision.Permit) get(ledger.load(now)).decide(now);
    }

    private static PollQuotaLedger ledger(int limit, int burst) {
        return new PollQuotaLedger(
                database.pool(),
                TestDatabase.config(Map.of(
                        "poller.quota.batch-get-stats", Integer.toString(limit),
                        "poller.quota.burst", Integer.toString(burst))));
    }
}
