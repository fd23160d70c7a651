package dev.ratiomesh.fleet.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ratiomesh.contracts.channel.QuotaLevel;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotaPolicyTest {
    private static final Instant NOON = Instant.parse("2026-11-20T20:00:00Z");
    private static final Instant RESET = QuotaDay.at(NOON).resetsAt();
    private static final BucketLimits POOL = new BucketLimits(QuotaCost.POOL, 100, 10, 72);

    private final QuotaPolicy policy = policy(Duration.ofHours(6));

    @Test
    void a_share_is_kept_whole_until_its_release_and_shrinks_from_then_on() {
        assertThat(policy.keptFraction(NOON)).isEqualTo(1);
        assertThat(policy.keptFraction(RESET.minus(Duration.ofHours(6)))).isEqualTo(1);
        assertThat(policy.keptFraction(RESET.minus(Duration.ofHours(3)))).isEqualTo(0.5);
        assertThat(policy.keptFraction(RESET.minusSeconds(1))).isLessThan(0.001);
        assertThat(policy.keptFraction(RESET)).isEqualTo(1);
    }

    @Test
    void without_a_release_shares_are_kept_until_the_reset() {
        assertThat(policy(Duration.ZERO).keptFraction(RESET.minusSeconds(1))).isEqualTo(1);
    }

    @Test
    void the_release_counts_from_the_reset_on_days_of_23_and_25_hours() {
        // given the days on which the clocks change
        QuotaDay spring = QuotaDay.at(Instant.parse("2027-03-14T20:00:00Z"));
        QuotaDay autumn = QuotaDay.at(Instant.parse("2026-11-01T20:00:00Z"));

        // then
        assertThat(Duration.between(spring.beginsAt(), spring.resetsAt())).isEqualTo(Duration.ofHours(23));
        assertThat(Duration.between(autumn.beginsAt(), autumn.resetsAt())).isEqualTo(Duration.ofHours(25));
        for (QuotaDay day : List.of(spring, autumn)) {
            assertThat(policy.keptFraction(day.beginsAt())).isEqualTo(1);
            assertThat(policy.keptFraction(day.resetsAt().minus(Duration.ofMinutes(90))))
                    .isEqualTo(0.25);
        }
    }

    @Test
    void a_denied_reservation_may_be_tried_again_when_enough_shares_are_free() {
        // given half of the bucket used, the other half another tenant's
        TenantUsage usage = new TenantUsage(45, 45, List.of(0));

        // when
        Instant retryAt = policy.retryAt(POOL, cost(9), usage, NOON);

        // then
        assertThat(retryAt).isBetween(RESET.minus(Duration.ofHours(5)), RESET.minus(Duration.ofHours(4)));
        assertThat(policy.share(POOL, CallPriority.NORMAL, usage, retryAt).allows(9))
                .isTrue();
        assertThat(policy.share(POOL, CallPriority.NORMAL, usage, retryAt.minusSeconds(1))
                        .allows(9))
                .isFalse();
    }

    @Test
    void a_reservation_that_no_release_helps_waits_for_the_reset() {
        assertThat(policy.retryAt(POOL, cost(9), new TenantUsage(90, 90, List.of(0)), NOON))
                .isEqualTo(RESET);
        assertThat(policy.retryAt(POOL, cost(91), new TenantUsage(0, 0, List.of()), NOON))
                .isEqualTo(RESET);
    }

    @Test
    void levels_rise_with_the_usage() {
        Thresholds thresholds = new Thresholds(0.7, 0.9);
        assertThat(thresholds.level(69, 100)).isEqualTo(QuotaLevel.HEALTHY);
        assertThat(thresholds.level(70, 100)).isEqualTo(QuotaLevel.WARNING);
        assertThat(thresholds.level(90, 100)).isEqualTo(QuotaLevel.CRITICAL);
        assertThat(thresholds.level(99, 100)).isEqualTo(QuotaLevel.CRITICAL);
        assertThat(thresholds.level(100, 100)).isEqualTo(QuotaLevel.EXHAUSTED);
        assertThat(thresholds.level(0, 0)).isEqualTo(QuotaLevel.EXHAUSTED);
    }

    @Test
    void an_invalid_configuration_is_rejected_with_its_key() {
        assertThatThrownBy(() -> new Thresholds(0.9, 0.7)).hasMessageContaining("warning 0.9");
        assertThatThrownBy(() -> BucketLimits.fromFractions("pool", 100, 1.5, 0.8))
                .hasMessageContaining("fleet.quota.buckets.pool");
        assertThatThrownBy(() -> new QuotaPolicy(Map.of(), 7, Duration.ZERO, new Thresholds(0.7, 0.9)))
                .hasMessageContaining("fleet.quota.buckets.uploads.limit");
    }

    private static QuotaCost cost(int units) {
        return new QuotaCost(QuotaCost.POOL, units, CallPriority.NORMAL);
    }

    private static QuotaPolicy policy(Duration release) {
        Map<String, BucketLimits> buckets = new HashMap<>(Map.of(QuotaCost.POOL, POOL));
        for (String name : List.of(QuotaCost.UPLOADS, QuotaCost.SEARCH)) {
            buckets.put(name, BucketLimits.fromFractions(name, 100, 0, 0.8));
        }
        return new QuotaPolicy(buckets, 7, release, new Thresholds(0.7, 0.9));
    }
}
