package dev.ratiomesh.fleet.quota.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ratiomesh.contracts.channel.ChannelEvent.QuotaChanged;
import dev.ratiomesh.contracts.channel.QuotaLevel;
import dev.ratiomesh.delivery.runtime.IsolatedContext;
import dev.ratiomesh.delivery.store.Outbox;
import dev.ratiomesh.delivery.store.UnitOfWork;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.mesh.Mesh;
import dev.ratiomesh.fleet.mesh.SandboxResource;
import dev.ratiomesh.fleet.quota.BucketLimits;
import dev.ratiomesh.fleet.quota.CallPriority;
import dev.ratiomesh.fleet.quota.QuotaCost;
import dev.ratiomesh.fleet.quota.QuotaPolicy;
import dev.ratiomesh.fleet.quota.ReservationResult;
import dev.ratiomesh.fleet.quota.Thresholds;
import dev.ratiomesh.testkit.MeshResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class QuotaLedgerIT {
    private static final Instant NOON = Instant.parse("2026-02-10T20:00:00Z");
    private static final QuotaDay DAY = QuotaDay.at(NOON);

    @Inject
    UnitOfWork transactions;

    @Inject
    Outbox outbox;

    @Inject
    IsolatedContext isolated;

    private final String bucket = "bucket-" + UUID.randomUUID();
    private Mesh mesh;

    @BeforeEach
    void open() {
        mesh = new Mesh();
    }

    @AfterEach
    void close() {
        mesh.close();
    }

    @Test
    void concurrent_reservations_keep_limit_and_shares_exactly() {
        // given three recently active tenants, two of them greedy, on two replicas
        List<QuotaLedger> replicas = List.of(ledger(30, 0), ledger(30, 0));
        for (String tenant : List.of("a", "b", "c")) {
            get(() -> replicas.get(0).reserve(tenant, normal(1), NOON.minus(Duration.ofDays(1))));
        }

        // when
        List<Uni<ReservationResult>> attempts = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            QuotaLedger replica = replicas.get(i % 2);
            String tenant = i % 3 == 0 ? "b" : "a";
            attempts.add(isolated.run(() -> replica.reserve(tenant, normal(1), NOON)));
        }
        join(attempts);
        Map<String, Integer> greedyShares = shares();
        List<Uni<ReservationResult>> lateAttempts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            QuotaLedger replica = replicas.get(i % 2);
            lateAttempts.add(isolated.run(() -> replica.reserve("c", normal(1), NOON)));
        }
        join(lateAttempts);

        // then
        assertThat(greedyShares).containsEntry("a", 10).containsEntry("b", 10);
        assertThat(shares()).containsEntry("a", 10).containsEntry("b", 10).containsEntry("c", 10);
        assertThat(used()).isEqualTo(30);
    }

    @Test
    void each_level_change_is_published_once_for_the_bucket_and_the_tenant() {
        // given
        QuotaLedger ledger = ledger(10, 0);

        // when
        List<Uni<ReservationResult>> attempts = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            attempts.add(isolated.run(() -> ledger.reserve("a", normal(1), NOON)));
        }
        join(attempts);
        Instant next = DAY.resetsAt();
        join(List.of(
                isolated.run(() -> ledger.openDay(bucket, next)), isolated.run(() -> ledger.openDay(bucket, next))));
        get(() -> ledger.reserve("a", normal(8), next));

        // then
        List<QuotaLevel> expectedLevels = List.of(
                QuotaLevel.WARNING, QuotaLevel.CRITICAL, QuotaLevel.EXHAUSTED, QuotaLevel.HEALTHY, QuotaLevel.WARNING);
        Awaitility.await().untilAsserted(() -> assertThat(levelEvents()).hasSize(10));
        assertThat(levels(null)).isEqualTo(expectedLevels);
        assertThat(levels("a")).isEqualTo(expectedLevels);
        assertThat(levelEvents().stream().filter(event -> event.level() == QuotaLevel.EXHAUSTED))
                .allSatisfy(event -> {
                    assertThat(event.used()).isEqualTo(10);
                    assertThat(event.limit()).isEqualTo(10);
                    assertThat(event.before()).isEqualTo(QuotaLevel.CRITICAL);
                    assertThat(event.resetsAt()).isEqualTo(next);
                });
    }

    @Test
    void the_reserve_is_for_critical_calls() {
        // given
        QuotaLedger ledger = ledger(10, 2);
        get(() -> ledger.reserve("a", normal(8), NOON));

        // when
        ReservationResult normal = get(() -> ledger.reserve("a", normal(1), NOON));
        ReservationResult critical = get(() -> ledger.reserve("a", critical(2), NOON));
        ReservationResult beyondReserve = get(() -> ledger.reserve("a", critical(1), NOON));

        // then
        assertThat(normal).isInstanceOfSatisfying(ReservationResult.QuotaDenied.class, denied -> {
            assertThat(denied.retryAt()).isEqualTo(DAY.resetsAt());
            assertThat(denied.message()).contains(bucket, "2 of 10", "2 of them in reserve", "share of 8");
        });
        assertThat(critical).isInstanceOf(ReservationResult.QuotaReserved.class);
        assertThat(beyondReserve).isInstanceOf(ReservationResult.QuotaDenied.class);
    }

    @Test
    void deferrable_calls_are_denied_first() {
        // given
        QuotaLedger ledger = ledger(10, 0);
        QuotaCost deferrable = new QuotaCost(bucket, 1, CallPriority.DEFERRABLE);
        for (int i = 0; i < 8; i++) {
            assertThat(get(() -> ledger.reserve("a", deferrable, NOON)))
                    .isInstanceOf(ReservationResult.QuotaReserved.class);
        }

        // then
        assertThat(get(() -> ledger.reserve("a", deferrable, NOON))).isInstanceOf(ReservationResult.QuotaDenied.class);
        assertThat(get(() -> ledger.reserve("a", normal(2), NOON))).isInstanceOf(ReservationResult.QuotaReserved.class);
    }

    @Test
    void after_youtube_reports_exhaustion_nothing_is_reserved_until_the_reset() {
        // given
        QuotaLedger ledger = ledger(10, 2);
        get(() -> ledger.reserve("a", normal(1), NOON));

        // when
        get(() -> ledger.markExhausted(bucket, NOON));
        get(() -> ledger.markExhausted(bucket, NOON));

        // then
        assertThat(get(() -> ledger.reserve("a", critical(1), NOON)))
                .isInstanceOfSatisfying(ReservationResult.QuotaDenied.class, denied -> {
                    assertThat(denied.retryAt()).isEqualTo(DAY.resetsAt());
                    assertThat(denied.message()).contains("YouTube has reported");
                });
        assertThat(get(() -> ledger.reserve("a", normal(1), DAY.resetsAt())))
                .isInstanceOf(ReservationResult.QuotaReserved.class);
        Awaitility.await().untilAsserted(() -> assertThat(levels(null))
                .containsExactly(QuotaLevel.EXHAUSTED, QuotaLevel.HEALTHY));
    }

    @Test
    void a_limit_may_be_changed_during_the_day_even_below_the_usage() {
        // given
        get(() -> ledger(10, 0).reserve("a", normal(7), NOON));

        // then
        assertThat(get(() -> ledger(5, 0).reserve("a", normal(1), NOON)))
                .isInstanceOf(ReservationResult.QuotaDenied.class);
        assertThat(get(() -> ledger(20, 0).reserve("a", normal(13), NOON)))
                .isInstanceOf(ReservationResult.QuotaReserved.class);
    }

    @Test
    void the_table_constraint_rejects_usage_beyond_the_limit() {
        // given
        get(() -> ledger(5, 1).reserve("a", normal(4), NOON));

        // then
        assertThatThrownBy(() -> mesh.execute("UPDATE quota_bucket SET used = 5 WHERE bucket = '" + bucket + "'"))
                .hasStackTraceContaining("quota_bucket_check");
    }

    private List<QuotaChanged> levelEvents() {
        return mesh.all(bucket, QuotaChanged.class);
    }

    private List<QuotaLevel> levels(String tenant) {
        return levelEvents().stream()
                .filter(event -> Objects.equals(tenant, event.tenantId()))
                .map(QuotaChanged::level)
                .toList();
    }

    private int used() {
        return (Integer) mesh.rows(
                        "SELECT used FROM quota_bucket WHERE bucket = '" + bucket + "' AND day = '" + DAY.date() + "'")
                .get(0)
                .get("used");
    }

    private Map<String, Integer> shares() {
        Map<String, Integer> shares = new HashMap<>();
        mesh.rows("SELECT tenant_id, used FROM quota_share WHERE bucket = '" + bucket + "' AND day = '" + DAY.date()
                        + "'")
                .forEach(row -> shares.put((String) row.get("tenant_id"), (Integer) row.get("used")));
        return shares;
    }

    private QuotaCost normal(int units) {
        return new QuotaCost(bucket, units, CallPriority.NORMAL);
    }

    private QuotaCost critical(int units) {
        return new QuotaCost(bucket, units, CallPriority.CRITICAL);
    }

    private <T> T get(Supplier<Uni<T>> work) {
        return isolated.run(work).await().atMost(Duration.ofSeconds(30));
    }

    private static <T> List<T> join(List<Uni<T>> attempts) {
        return Uni.join().all(attempts).andFailFast().await().atMost(Duration.ofSeconds(30));
    }

    private QuotaLedger ledger(int limit, int reserve) {
        Map<String, BucketLimits> buckets = new HashMap<>();
        for (String name : List.of(QuotaCost.UPLOADS, QuotaCost.SEARCH, QuotaCost.POOL)) {
            buckets.put(name, new BucketLimits(name, 100, 0, 80));
        }
        buckets.put(bucket, new BucketLimits(bucket, limit, reserve, (limit - reserve) * 8 / 10));
        QuotaPolicy policy = new QuotaPolicy(buckets, 7, Duration.ofHours(6), new Thresholds(0.7, 0.9));
        return new QuotaLedger(transactions, outbox, policy);
    }
}
