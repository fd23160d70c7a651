package dev.ratiomesh.poller.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ratiomesh.delivery.youtube.QuotaDay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private static final Instant NOON = Instant.parse("2026-11-20T20:00:00Z");
    private static final QuotaDay DAY = QuotaDay.at(NOON);

    @Test
    void its_own_bucket_pays_first() {
        // when
        Choice choice = quota(batch(0, false), pool(0)).choose(NOON);

        // then
        assertThat(choice).isInstanceOfSatisfying(Choice.Permit.class, permit -> {
            assertThat(permit.bucket()).isEqualTo(Bucket.BATCH_GET_STATS);
            assertThat(permit.usable()).isEqualTo(10_000);
            assertThat(permit.spacing()).isEqualTo(Duration.ofHours(12).dividedBy(10_000));
        });
    }

    @Test
    void the_pool_pays_down_to_its_reserve_when_the_own_bucket_is_used_up() {
        // when
        Choice used = quota(batch(10_000, false), pool(4_999)).choose(NOON);
        Choice told = quota(batch(17, true), pool(4_999)).choose(NOON);
        Choice reserved = quota(batch(10_000, false), pool(5_000)).choose(NOON);

        // then
        assertThat(List.of(used, told)).allSatisfy(choice -> assertThat(choice)
                .isInstanceOfSatisfying(Choice.Permit.class, permit -> assertThat(permit.bucket())
                        .isEqualTo(Bucket.POOL)));
        assertThat(reserved).isEqualTo(new Choice.Exhausted(Instant.parse("2026-11-21T08:00:00Z")));
    }

    @Test
    void calls_run_ahead_of_an_even_spread_by_the_burst_and_no_further() {
        // given
        Duration spacing = Duration.ofHours(12).dividedBy(10_000);
        BucketState nearly = batch(0, false, NOON.plus(spacing.multipliedBy(2)));
        BucketState ahead = batch(0, false, NOON.plus(spacing.multipliedBy(2)).plusMillis(1));

        // when
        Choice permitted = new Quota(DAY, List.of(nearly), 3).choose(NOON);
        Choice paced = new Quota(DAY, List.of(ahead), 3).choose(NOON);

        // then
        assertThat(permitted).isInstanceOf(Choice.Permit.class);
        assertThat(paced).isEqualTo(new Choice.Paced(NOON.plusMillis(1)));
    }

    @Test
    void capacity_is_fifty_readings_a_call_until_the_reset() {
        assertThat(quota(batch(1_360, false), pool(0)).capacity(NOON)).isCloseTo(10, within(1e-9));
        assertThat(quota(batch(1, true), pool(5_000)).capacity(NOON)).isZero();
    }

    private static Quota quota(BucketState... buckets) {
        return new Quota(DAY, List.of(buckets), 20);
    }

    private static BucketState batch(int used, boolean exhausted) {
        return batch(used, exhausted, NOON);
    }

    private static BucketState batch(int used, boolean exhausted, Instant pacedAt) {
        return new BucketState(Bucket.BATCH_GET_STATS, 10_000, 0, used, exhausted, pacedAt);
    }

    private static BucketState pool(int used) {
        return new BucketState(Bucket.POOL, 10_000, 5_000, used, false, NOON);
    }
}
