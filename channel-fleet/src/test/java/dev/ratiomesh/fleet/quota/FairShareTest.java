package dev.ratiomesh.fleet.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FairShareTest {
    @Test
    void a_single_tenant_may_use_everything() {
        assertThat(share(90, usage(0, 0)).left()).isEqualTo(90);
        assertThat(share(90, usage(89, 89)).allows(1)).isTrue();
        assertThat(share(90, usage(90, 90)).allows(1)).isFalse();
    }

    @Test
    void a_tenant_may_use_its_share_and_leaves_the_other_shares() {
        assertThat(share(90, usage(44, 44, 0)).allows(1)).isTrue();
        assertThat(share(90, usage(45, 45, 0)).allows(1)).isFalse();
        assertThat(share(90, usage(45, 0, 45)).left()).isEqualTo(45);
    }

    @Test
    void the_remainder_of_the_division_is_free_for_all() {
        // given three shares of 33 of 100 units, one used up
        assertThat(share(100, usage(33, 33, 0, 0)).allows(1)).isTrue();
        assertThat(share(100, usage(34, 34, 0, 0)).allows(1)).isFalse();
    }

    @Test
    void tenants_beyond_their_share_have_no_unclaimed_share() {
        // given one tenant with half a share, one with a bit more than its own
        assertThat(share(100, usage(71, 20, 51)).left()).isEqualTo(29);
    }

    @Test
    void with_more_tenants_than_units_the_first_ones_get_one_unit_each() {
        assertThat(share(2, usage(0, 0, 0, 0)).allows(1)).isTrue();
        assertThat(share(2, usage(1, 1, 0, 0)).allows(1)).isFalse();
        assertThat(share(2, usage(1, 0, 1, 0)).allows(1)).isTrue();
        assertThat(share(2, usage(2, 0, 1, 1)).allows(1)).isFalse();
    }

    @Test
    void an_empty_bucket_allows_nothing() {
        assertThat(share(0, usage(0, 0)).allows(1)).isFalse();
        assertThat(share(0, usage(0, 0)).left()).isZero();
    }

    @Test
    void unused_shares_are_released_before_the_reset() {
        TenantUsage usage = usage(45, 45, 0);
        assertThat(new FairShare(90, 90, usage, 1).left()).isZero();
        assertThat(new FairShare(90, 90, usage, 0.5).left()).isEqualTo(23);
        assertThat(new FairShare(90, 90, usage, 0).left()).isEqualTo(45);
    }

    @Test
    void deferrable_calls_are_denied_earlier_within_the_share_and_beyond_it() {
        assertThat(new FairShare(90, 72, usage(35, 35, 45), 1).allows(1)).isTrue();
        assertThat(new FairShare(90, 72, usage(81, 36, 45), 1).allows(1)).isFalse();
        assertThat(new FairShare(90, 72, usage(71, 71), 1).allows(1)).isTrue();
        assertThat(new FairShare(90, 72, usage(72, 72), 1).allows(1)).isFalse();
    }

    @Test
    void a_large_cost_is_allowed_only_as_a_whole() {
        assertThat(share(100, usage(51, 51)).allows(49)).isTrue();
        assertThat(share(100, usage(51, 51)).allows(50)).isFalse();
    }

    @Test
    void a_late_tenant_still_gets_its_whole_share_whatever_the_others_use() {
        for (int seed = 0; seed < 500; seed++) {
            // given all tenants but the last reserve at random
            Random random = new Random(seed);
            int tenants = 2 + random.nextInt(6);
            int unreserved = random.nextInt(300);
            Integer[] used = Collections.nCopies(tenants, 0).toArray(new Integer[0]);
            for (int i = 0; i < 400; i++) {
                reserve(unreserved, used, random.nextInt(tenants - 1), 1 + random.nextInt(3));
            }

            // when
            for (int i = 0; i < unreserved; i++) {
                reserve(unreserved, used, tenants - 1, 1);
            }

            // then
            assertThat(used[tenants - 1]).as("seed %d", seed).isGreaterThanOrEqualTo(unreserved / tenants);
            assertThat(sum(used)).as("seed %d", seed).isLessThanOrEqualTo(unreserved);
        }
    }

    @Test
    void the_remaining_units_are_the_largest_allowed_reservation() {
        for (int seed = 0; seed < 500; seed++) {
            // given
            Random random = new Random(seed);
            int unreserved = random.nextInt(60);
            List<Integer> others = new ArrayList<>(List.of(random.nextInt(10), random.nextInt(10)));
            int own = random.nextInt(20);
            FairShare share = new FairShare(
                    unreserved,
                    unreserved,
                    new TenantUsage(own + sum(others.toArray(new Integer[0])), own, others),
                    random.nextDouble());

            // then
            int largest = 0;
            for (int units = 1; units <= unreserved; units++) {
                largest = share.allows(units) ? units : largest;
            }
            assertThat(share.left()).as("seed %d", seed).isEqualTo(largest);
        }
    }

    private static void reserve(int unreserved, Integer[] used, int tenant, int units) {
        List<Integer> others = new ArrayList<>(Arrays.asList(used));
        others.remove(tenant);
        if (share(unreserved, new TenantUsage(sum(used), used[tenant], others)).allows(units)) {
            used[tenant] += units;
        }
    }

    private static int sum(Integer[] used) {
        return Arrays.stream(used).mapToInt(units -> units).sum();
    }

    private static FairShare share(int unreserved, TenantUsage usage) {
        return new FairShare(unreserved, unreserved, usage, 1);
    }

    private static TenantUsage usage(int used, int own, Integer... others) {
        return new TenantUsage(used, own, List.of(others));
    }
}
