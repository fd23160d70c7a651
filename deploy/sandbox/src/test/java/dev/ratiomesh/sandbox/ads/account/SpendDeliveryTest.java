package dev.ratiomesh.sandbox.ads.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.sandbox.ads.account.AdFacts.EventTime;
import dev.ratiomesh.sandbox.ads.account.AdFacts.StatusChange;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsBudget;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsCampaign;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpendDeliveryTest {
    private static final Instant REAL = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant SIMULATED = Instant.parse("2027-03-01T00:00:00Z");
    private static final AdsBudget TOTAL = new AdsBudget(1, "b", null, 100_000_000L, false, false);
    private static final AdsBudget DAILY = new AdsBudget(1, "b", 10_000_000L, null, false, false);

    @Test
    void a_total_budget_is_spent_evenly_and_never_passed() {
        // given
        AdsCampaign campaign = campaign(REAL, enabled(0));

        // then
        assertThat(spent(campaign, TOTAL, -1)).isZero();
        assertThat(spent(campaign, TOTAL, 0)).isZero();
        assertThat(spent(campaign, TOTAL, 120)).isEqualTo(50_000_000);
        assertThat(spent(campaign, TOTAL, 240)).isEqualTo(100_000_000);
        assertThat(spent(campaign, TOTAL, 10_000)).isEqualTo(100_000_000);
    }

    @Test
    void a_start_in_the_future_is_waited_for() {
        // given
        AdsCampaign campaign = campaign(REAL.plus(Duration.ofHours(24)), enabled(0));

        // then
        assertThat(spent(campaign, TOTAL, 24)).isZero();
        assertThat(spent(campaign, TOTAL, 24 + 24)).isEqualTo(10_000_000);
        assertThat(SpendDelivery.primaryStatus(campaign, true, at(23))).isEqualTo("PENDING");
        assertThat(SpendDelivery.primaryStatus(campaign, true, at(25))).isEqualTo("ELIGIBLE");
    }

    @Test
    void time_in_pause_is_lost_and_removal_ends_it_all() {
        // given
        AdsCampaign campaign = campaign(
                REAL, enabled(0), change(24, CampaignStatus.PAUSED), enabled(48), change(72, CampaignStatus.REMOVED));

        // then
        assertThat(spent(campaign, TOTAL, 36)).isEqualTo(10_000_000);
        assertThat(spent(campaign, TOTAL, 500)).isEqualTo(20_000_000);
        assertThat(SpendDelivery.primaryStatus(campaign, true, at(500))).isEqualTo("REMOVED");
    }

    @Test
    void spend_never_falls_whatever_happens_to_the_campaign() {
        Random random = new Random(1);
        for (int run = 0; run < 200; run++) {
            // given
            List<StatusChange> history = new ArrayList<>(List.of(enabled(0)));
            for (int hour = 0; hour < 300; hour += 1 + random.nextInt(50)) {
                history.add(change(hour, random.nextBoolean() ? CampaignStatus.ENABLED : CampaignStatus.PAUSED));
            }
            AdsCampaign campaign = campaign(REAL, history.toArray(StatusChange[]::new));
            AdsBudget budget = run % 2 == 0 ? TOTAL : DAILY;

            // when
            long before = 0;
            for (int hour = 0; hour < 300; hour++) {
                long spent = spent(campaign, budget, hour);

                // then
                assertThat(spent).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(100_000_000L);
                before = spent;
            }
        }
    }

    @Test
    void a_daily_budget_takes_at_most_double_on_a_day_and_evens_out_over_two() {
        for (long id = 1; id < 100; id++) {
            // given
            AdsCampaign campaign = new AdsCampaign(id, "c", 1, schedule(REAL), List.of(enabled(0)));

            // then
            assertThat(spent(campaign, DAILY, 24)).isBetween(10_000_000L, 20_000_000L);
            assertThat(spent(campaign, DAILY, 48)).isEqualTo(20_000_000);
        }
    }

    @Test
    void a_campaign_without_ads_is_not_eligible_and_one_past_its_end_has_ended() {
        // given
        AdsCampaign campaign = campaign(REAL, enabled(0));

        // then
        assertThat(SpendDelivery.primaryStatus(campaign, false, at(1))).isEqualTo("NOT_ELIGIBLE");
        assertThat(SpendDelivery.primaryStatus(campaign, true, at(239))).isEqualTo("ELIGIBLE");
        assertThat(SpendDelivery.primaryStatus(campaign, true, at(240))).isEqualTo("ENDED");
    }

    @Test
    void started_days_count_for_the_minimum() {
        assertThat(schedule(REAL).days()).isEqualTo(10);
        assertThat(new CampaignSchedule(REAL, REAL.plusSeconds(86_401), accepted()).days())
                .isEqualTo(2);
        assertThat(new CampaignSchedule(REAL, REAL.plusSeconds(60), accepted()).days())
                .isEqualTo(1);
    }

    private static AdsCampaign campaign(Instant start, StatusChange... history) {
        return new AdsCampaign(5, "c", 1, schedule(start), List.of(history));
    }

    private static CampaignSchedule schedule(Instant start) {
        return new CampaignSchedule(start, start.plus(Duration.ofDays(10)), accepted());
    }

    private static EventTime accepted() {
        return new EventTime(REAL, SIMULATED);
    }

    private static StatusChange enabled(int hour) {
        return change(hour, CampaignStatus.ENABLED);
    }

    private static StatusChange change(int hour, CampaignStatus status) {
        return new StatusChange(at(hour), status);
    }

    private static long spent(AdsCampaign campaign, AdsBudget budget, int hour) {
        return SpendDelivery.spentMicros(campaign, budget, at(hour));
    }

    private static Instant at(int hour) {
        return SIMULATED.plus(Duration.ofHours(hour));
    }
}
