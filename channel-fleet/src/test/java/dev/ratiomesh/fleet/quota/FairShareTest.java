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
    void a_tenant_alone_may_use_all() {
        assertThat(share(90, standing(0, 0)).left()).isEqualTo(90);
        assertThat(share(90, standing(89, 89)).allows(1)).isTrue();
        assertThat(share(90, standing(90, 90)).allows(1)).isFalse();
    }

    @Test
    void a_tenant_may_use_its_share_and_leaves_the_others_theirs() {
        assertThat(share(90, standing(44, 44, 0)).allows(1)).isTrue();
        assertThat(share(90, standing(45, 45, 0)).allows(1)).isFalse();
        assertThat(share(90, standing(45, 0, 45)).left()).isEqualTo(45);
    }

    @Test
    void what_the_division_leaves_over_is_anybodys() {
        // given three shares of 33 of 100 units, one used up
        assertThat(share(100, standing(33, 33, 0, 0)).allows(1)).isTrue();
        assertThat(share(100, standing(34, 34, 0, 0)).allows(1)).isFalse();
    }

    @Test
    void what_others_took_beyond_their_share_is_no_longer_owed_to_them() {
        // given one tenant with half a share, one with a bit more than its own
        assertThat(share(100, standing(71, 20, 51)).left()).isEqualTo(29);
    }

    @Test
    void with_more_tenants_than_units_the_first_come_have_one_each() {
        assertThat(share(2, standing(0, 0, 0, 0)).allows(1)).isTrue();
        assertThat(share(2, standing(1, 1, 0, 0)).allows(1)).isFalse();
        assertThat(share(2, standing(1, 0, 1, 0)).allows(1)).isTrue();
        assertThat(share(2, standing(2, 0, 1, 1)).allows(1)).isFalse();
    }

    @Test
    void of_nothing_nobody_gets_anything() {
        assertThat(share(0, standing(0, 0)).allows(1)).isFalse();
        assertThat(share(0, standing(0, 0)).left()).isZero();
    }

    @Test
    void unused_shares_are_freed_before_the_reset() {
        TenantUsage standing = standing(45, 45, 0);
        assertThat(new FairShare(90, 90, standing, 1).left()).isZero();
        assertThat(new FairShare(90, 90, standing, 0.5).left()).isEqualTo(23);
        assertThat(new FairShare(90, 90, standing, 0).left()).isEqualTo(45);
    }

    @Test
    void calls_that_can_wait_stop_earlier_within_the_share_and_beyond_it() {
        assertThat(new FairShare(90, 72, standing(35, 35, 45), 1).allows(1)).isTrue();
        assertThat(new FairShare(90, 72, standing(81, 36, 45), 1).allows(1)).isFalse();
        assertThat(new FairShare(90, 72, standing(71, 71), 1).allows(1)).isTrue();
        assertThat(new FairShare(90, 72, standing(72, 72), 1).allows(1)).isFalse();
    }

    @Test
    void a_large_spend_is_allowed_only_as_a_whole() {
        assertThat(share(100, standing(51, 51)).allows(49)).isTrue();
        assertThat(share(100, standing(51, 51)).allows(50)).isFalse();
    }

    @Test
    void whoever_comes_late_still_gets_the_whole_share_however_the_others_take() {
        for (int seed = 0; seed < 500; seed++) {
            // given tenants that take at random, all but the last one
            Random random = new Random(seed);
            int tenants = 2 + random.nextInt(6);
            int open = random.nextInt(300);
            Integer[] used = Collections.nCopies(tenants, 0).toArray(new Integer[0]);
            for (int i = 0; i < 400; i++) {
                take(open, used, random.nextInt(tenants - 1), 1 + random.nextInt(3));
            }

            // when
            for (int i = 0; i < open; i++) {
                take(open, used, tenants - 1, 1);
            }

            // then
            assertThat(used[tenants - 1]).as("seed %d", seed).isGreaterThanOrEqualTo(open / tenants);
            assertThat(sum(used)).as("seed %d", seed).isLessThanOrEqualTo(open);
        }
    }

    @Test
    void what_may_still_be_taken_is_what_is_allowed_unit_by_unit() {
        for (int seed = 0; seed < 500; seed++) {
            // given
            Random random = new Random(seed);
            int open = random.nextInt(60);
            List<Integer> others = new ArrayList<>(List.of(random.nextInt(10), random.nextInt(10)));
            int own = random.nextInt(20);
            FairShare share = new FairShare(
                    open,
                    open,
                    new TenantUsage(own + sum(others.toArray(new Integer[0])), own, others),
                    random.nextDouble());

            // then
            int most = 0;
            for (int units = 1; units <= open; units++) {
                most = share.allows(units) ? units : most;
            }
            assertThat(share.left()).as("seed %d", seed).isEqualTo(most);
        }
    }

    private static void take(int open, Integer[] used, int tenant, int units) {
        List<Integer> others = new ArrayList<>(Arrays.asList(used));
        others.remove(tenant);
        if (share(open, new TenantUsage(sum(used), used[tenant], others)).allows(units)) {
            used[tenant] += units;
        }
    }

    private static int sum(Integer[] used) {
        return Arrays.stream(used).mapToInt(each -> each).sum();
    }

    private static FairShare share(int open, TenantUsage standing) {
        return new FairShare(open, open, standing, 1);
    }

    private static TenantUsage standing(int used, int own, Integer... others) {
        return new TenantUsage(used, own, List.of(others));
    }
}
