package dev.ratiomesh.order.placing.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.order.placing.OrderFixtures;
import dev.ratiomesh.order.placing.caps.CapKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The caps of a window on the days that the calendar makes special. */
class ApplicableCapsTest {

    @Test
    void a_window_within_a_month_counts_against_one_month() {
        assertThat(caps("UTC", "2026-11-21T12:00:00Z", "2026-11-23T12:00:00Z"))
                .containsExactly(
                        "campaign-day/c-1/USD/2026-11-21",
                        "campaign-day/c-1/USD/2026-11-22",
                        "campaign-day/c-1/USD/2026-11-23",
                        "campaign/c-1/USD",
                        "tenant-month/t-1/USD/2026-11");
    }

    @Test
    void a_window_across_the_end_of_a_month_counts_against_both_months() {
        assertThat(caps("UTC", "2026-11-30T23:59:59Z", "2026-12-01T00:00:00Z"))
                .containsExactly(
                        "campaign-day/c-1/USD/2026-11-30",
                        "campaign-day/c-1/USD/2026-12-01",
                        "campaign/c-1/USD",
                        "tenant-month/t-1/USD/2026-11",
                        "tenant-month/t-1/USD/2026-12");
    }

    @Test
    void a_window_across_the_end_of_a_year_counts_against_the_months_of_both_years() {
        assertThat(caps("Pacific/Auckland", "2026-12-31T10:59:59Z", "2026-12-31T11:00:00Z"))
                .containsExactly(
                        "campaign-day/c-1/USD/2026-12-31",
                        "campaign-day/c-1/USD/2027-01-01",
                        "campaign/c-1/USD",
                        "tenant-month/t-1/USD/2026-12",
                        "tenant-month/t-1/USD/2027-01");
    }

    @Test
    void a_leap_day_is_a_day_of_february() {
        assertThat(caps("UTC", "2028-02-28T12:00:00Z", "2028-03-01T12:00:00Z"))
                .containsExactly(
                        "campaign-day/c-1/USD/2028-02-28",
                        "campaign-day/c-1/USD/2028-02-29",
                        "campaign-day/c-1/USD/2028-03-01",
                        "campaign/c-1/USD",
                        "tenant-month/t-1/USD/2028-02",
                        "tenant-month/t-1/USD/2028-03");
    }

    /** A day of 23 or 25 hours is one day: its last second belongs to it, the next to the day after. */
    @ParameterizedTest
    @CsvSource({
        "America/Los_Angeles, 2027-03-14, PT23H",
        "America/Los_Angeles, 2026-11-01, PT25H",
        "Europe/Berlin, 2027-03-28, PT23H",
        "Europe/Berlin, 2026-10-25, PT25H",
        "Pacific/Auckland, 2026-09-27, PT23H",
        "Pacific/Auckland, 2027-04-04, PT25H"
    })
    void a_day_on_which_the_clocks_change_is_one_day(String zone, LocalDate day, Duration length) {
        // given
        Instant midnight = day.atStartOfDay(ZoneId.of(zone)).toInstant();
        Instant next = midnight.plus(length);

        // then
        assertThat(days(zone, midnight, next.minusSeconds(1))).containsExactly("campaign-day/c-1/USD/" + day);
        assertThat(days(zone, next, next)).containsExactly("campaign-day/c-1/USD/" + day.plusDays(1));
        assertThat(ApplicableCaps.at(campaign(zone), next.minusSeconds(1)))
                .extracting(CapKey::text)
                .contains("campaign-day/c-1/USD/" + day);
    }

    private static List<String> days(String zone, Instant from, Instant until) {
        return caps(zone, from, until).stream()
                .filter(text -> text.startsWith("campaign-day/"))
                .toList();
    }

    private static List<String> caps(String zone, String from, String until) {
        return caps(zone, Instant.parse(from), Instant.parse(until));
    }

    private static List<String> caps(String zone, Instant from, Instant until) {
        return ApplicableCaps.forWindow(campaign(zone), new SpendWindow(from, until), OrderFixtures.policy()).stream()
                .map(limit -> limit.key().text())
                .toList();
    }

    private static CampaignBrief campaign(String zone) {
        Brief of = OrderFixtures.brief();
        return new CampaignBrief(
                new Brief(
                        of.campaignId(),
                        of.tenantId(),
                        of.videoId(),
                        of.title(),
                        of.genre(),
                        of.viewGoal(),
                        of.deadline(),
                        of.cadence(),
                        of.minimumNewViews(),
                        zone,
                        of.budget(),
                        of.reach()),
                true,
                null,
                null);
    }
}
