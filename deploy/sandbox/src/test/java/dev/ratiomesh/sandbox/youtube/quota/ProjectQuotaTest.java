package dev.ratiomesh.sandbox.youtube.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.sandbox.SettableClock;
import dev.ratiomesh.sandbox.youtube.quota.ProjectQuota.QuotaUse;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ProjectQuotaTest {
    private final SettableClock clock = new SettableClock("2026-03-08T08:00:00Z");
    private final ProjectQuota ledger = new ProjectQuota(clock, new BucketSizes(1, 1, 1, 1));

    @Test
    void a_day_of_twenty_three_hours_ends_an_hour_early() {
        // given: 8 March 2026 is when Los Angeles puts its clocks forward
        boolean first = ledger.charge(new CallCost(QuotaMetric.BATCH_GET_STATS, 1));

        // when
        clock.set("2026-03-09T06:59:59Z");
        boolean lastSecond = ledger.charge(new CallCost(QuotaMetric.BATCH_GET_STATS, 1));
        clock.set("2026-03-09T07:00:00Z");
        boolean nextDay = ledger.charge(new CallCost(QuotaMetric.BATCH_GET_STATS, 1));

        // then
        assertThat(first).isTrue();
        assertThat(lastSecond).isFalse();
        assertThat(nextDay).isTrue();
    }

    @Test
    void a_day_of_twenty_five_hours_lasts_an_hour_longer() {
        // given: 1 November 2026 is when Los Angeles puts its clocks back
        clock.set("2026-11-01T07:00:00Z");
        boolean first = ledger.charge(new CallCost(QuotaMetric.POOL, 1));

        // when
        clock.set("2026-11-02T07:59:59Z");
        boolean lastSecond = ledger.charge(new CallCost(QuotaMetric.POOL, 1));
        clock.set("2026-11-02T08:00:00Z");
        boolean nextDay = ledger.charge(new CallCost(QuotaMetric.POOL, 1));

        // then
        assertThat(first).isTrue();
        assertThat(lastSecond).isFalse();
        assertThat(nextDay).isTrue();
    }

    @Test
    void counts_what_was_used_and_what_was_refused_by_day() {
        // when
        ledger.charge(new CallCost(QuotaMetric.SEARCH, 1));
        ledger.charge(new CallCost(QuotaMetric.SEARCH, 1));

        // then
        assertThat(ledger.uses())
                .containsExactly(new QuotaUse(LocalDate.parse("2026-03-08"), QuotaMetric.SEARCH, 1, 1, 1));
    }

    @Test
    void forgets_the_oldest_days() {
        // when
        for (int day = 0; day < 60; day++) {
            ledger.charge(new CallCost(QuotaMetric.POOL, 1));
            clock.pass(java.time.Duration.ofDays(1));
        }

        // then
        assertThat(ledger.uses()).hasSize(40);
        assertThat(ledger.uses().get(39).day()).isEqualTo(LocalDate.parse("2026-05-06"));
    }

    @Test
    void a_call_that_costs_more_than_is_left_takes_nothing() {
        // given
        ProjectQuota sixty = new ProjectQuota(clock, new BucketSizes(1, 60, 1, 1));

        // when
        boolean first = sixty.charge(CallCost.WRITE);
        boolean second = sixty.charge(CallCost.WRITE);

        // then
        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(sixty.uses().get(0).used()).isEqualTo(50);
        assertThat(sixty.charge(CallCost.READ)).isTrue();
    }
}
