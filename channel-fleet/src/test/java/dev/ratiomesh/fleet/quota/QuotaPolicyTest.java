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
    void a_share_is_kept_whole_until_its_release_and_then_less_by_the_hour() {
        assertThat(policy.kept(NOON)).isEqualTo(1);
        assertThat(policy.kept(RESET.minus(Duration.ofHours(6)))).isEqualTo(1);
        assertThat(policy.kept(RESET.minus(Duration.ofHours(3)))).isEqualTo(0.5);
        assertThat(policy.kept(RESET.minusSeconds(1))).isLessThan(0.001);
        assertThat(policy.kept(RESET)).isEqualTo(1);
    }

    @Test
    void without_a_release_shares_are_kept_to_the_end() {
        assertThat(policy(Duration.ZERO).kept(RESET.minusSeconds(1))).isEqualTo(1);
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
            assertThat(policy.kept(day.beginsAt())).isEqualTo(1);
            assertThat(policy.kept(day.resetsAt().minus(Duration.ofMinutes(90))))
                    .isEqualTo(0.25);
        }
    }

    @Test
    void a_refused_spend_may_be_tried_when_enough_shares_are_free() {
        // given half of the bucket used, the other half another tenant's
        TenantUsage standing = new TenantUsage(45, 45, List.of(0));

        // when
        Instant until = policy.until(POOL, spend(9), standing, NOON);

        // then
        assertThat(until).isBetween(RESET.minus(Duration.ofHours(5)), RESET.minus(Duration.ofHours(4)));
        assertThat(policy.share(POOL, CallPriority.NORMAL, standing, until).allows(9))
                .isTrue();
        assertThat(policy.share(POOL, CallPriority.NORMAL, standing, until.minusSeconds(1))
                        .allows(9))
                .isFalse();
    }

    @Test
    void a_spend_that_no_release_helps_waits_for_the_reset() {
        assertThat(policy.until(POOL, spend(9), new TenantUsage(90, 90, List.of(0)), NOON))
                .isEqualTo(RESET);
        assertThat(policy.until(POOL, spend(91), new TenantUsage(0, 0, List.of()), NOON))
                .isEqualTo(RESET);
    }

    @Test
    void levels_rise_with_what_is_used() {
        Thresholds thresholds = new Thresholds(0.7, 0.9);
        assertThat(thresholds.level(69, 100)).isEqualTo(QuotaLevel.HEALTHY);
        assertThat(thresholds.level(70, 100)).isEqualTo(QuotaLevel.WARNING);
        assertThat(thresholds.level(90, 100)).isEqualTo(QuotaLevel.CRITICAL);
        assertThat(thresholds.level(99, 100)).isEqualTo(QuotaLevel.CRITICAL);
        assertThat(thresholds.level(100, 100)).isEqualTo(QuotaLevel.EXHAUSTED);
        assertThat(thresholds.level(0, 0)).isEqualTo(QuotaLevel.EXHAUSTED);
    }

    @Test
    void a_configuration_that_cannot_be_is_refused_by_name() {
        assertThatThrownBy(() -> new Thresholds(0.9, 0.7)).hasMessageContaining("warning 0.9");
        assertThatThrownBy(() -> BucketLimits.of("pool", 100, 1.5, 0.8))
                .hasMessageContaining("fleet.quota.buckets.pool");
        assertThatThrownBy(() -> new QuotaPolicy(Map.of(), 7, Duration.ZERO, new Thresholds(0.7, 0.9)))
                .hasMessageContaining("fleet.quota.buckets.uploads.limit");
    }

    private static QuotaCost spend(int units) {
        return new QuotaCost(QuotaCost.POOL, units, CallPriority.NORMAL);
    }

    private static QuotaPolicy policy(Duration release) {
        Map<String, BucketLimits> buckets = new HashMap<>(Map.of(QuotaCost.POOL, POOL));
        for (String name : List.of(QuotaCost.UPLOADS, QuotaCost.SEARCH)) {
            buckets.put(name, BucketLimits.of(name, 100, 0, 0.8));
        }
        return new QuotaPolicy(buckets, 7, release, new Thresholds(0.7, 0.9));
    }
}
