package dev.ratiomesh.poller.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ratiomesh.delivery.youtube.QuotaDay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DailyQuotaTest {
    private static final Instant NOON = Instant.parse("2026-11-20T20:00:00Z");
    private static final QuotaDay DAY = QuotaDay.at(NOON);

    @Test
    void the_bucket_of_the_batch_method_is_charged_first() {
        // when
        CallDecision choice = quota(batch(0, false), pool(0)).decide(NOON);

        // then
        assertThat(choice).isInstanceOfSatisfying(CallDecision.Permit.class, permit -> {
            assertThat(permit.bucket()).isEqualTo(QuotaBucket.BATCH_GET_STATS);
            assertThat(permit.usable()).isEqualTo(10_000);
            assertThat(permit.spacing()).isEqualTo(Duration.ofHours(12).dividedBy(10_000));
        });
    }

    @Test
    void the_pool_is_charged_down_to_its_reserve_when_the_first_bucket_is_used_up() {
        // when
        CallDecision used = quota(batch(10_000, false), pool(4_999)).decide(NOON);
        CallDecision told = quota(batch(17, true), pool(4_999)).decide(NOON);
        CallDecision reserved = quota(batch(10_000, false), pool(5_000)).decide(NOON);

        // then
        assertThat(List.of(used, told)).allSatisfy(choice -> assertThat(choice)
                .isInstanceOfSatisfying(CallDecision.Permit.class, permit -> assertThat(permit.bucket())
                        .isEqualTo(QuotaBucket.POOL)));
        assertThat(reserved).isEqualTo(new CallDecision.Exhausted(Instant.parse("2026-11-21T08:00:00Z")));
    }

    @Test
    void calls_run_ahead_of_an_even_spread_by_the_burst_and_no_further() {
        // given
        Duration spacing = Duration.ofHours(12).dividedBy(10_000);
        BucketBalance nearly = batch(0, false, NOON.plus(spacing.multipliedBy(2)));
        BucketBalance ahead = batch(0, false, NOON.plus(spacing.multipliedBy(2)).plusMillis(1));

        // when
        CallDecision permitted = new DailyQuota(DAY, List.of(nearly), 3).decide(NOON);
        CallDecision paced = new DailyQuota(DAY, List.of(ahead), 3).decide(NOON);

        // then
        assertThat(permitted).isInstanceOf(CallDecision.Permit.class);
        assertThat(paced).isEqualTo(new CallDecision.Throttled(NOON.plusMillis(1)));
    }

    @Test
    void capacity_is_fifty_readings_a_call_until_the_reset() {
        assertThat(quota(batch(1_360, false), pool(0)).readingsPerSecond(NOON)).isCloseTo(10, within(1e-9));
        assertThat(quota(batch(1, true), pool(5_000)).readingsPerSecond(NOON)).isZero();
    }

    private static DailyQuota quota(BucketBalance... buckets) {
        return new DailyQuota(DAY, List.of(buckets), 20);
    }

    private static BucketBalance batch(int used, boolean exhausted) {
        return batch(used, exhausted, NOON);
    }

    private static BucketBalance batch(int used, boolean exhausted, Instant pacedAt) {
        return new BucketBalance(QuotaBucket.BATCH_GET_STATS, 10_000, 0, used, exhausted, pacedAt);
    }

    private static BucketBalance pool(int used) {
        return new BucketBalance(QuotaBucket.POOL, 10_000, 5_000, used, false, NOON);
    }
}
