package dev.ratiomesh.delivery.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class QuotaDayTest {

    @Test
    void begins_and_ends_at_midnight_in_los_angeles() {
        // when
        QuotaDay winter = QuotaDay.at(Instant.parse("2026-11-21T07:59:59Z"));
        QuotaDay summer = QuotaDay.at(Instant.parse("2026-07-01T06:59:59Z"));

        // then
        assertThat(winter.date()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(winter.resetsAt()).isEqualTo("2026-11-21T08:00:00Z");
        assertThat(summer.date()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(summer.resetsAt()).isEqualTo("2026-07-01T07:00:00Z");
    }

    @Test
    void the_moment_of_the_reset_belongs_to_the_new_day() {
        assertThat(QuotaDay.at(Instant.parse("2026-11-21T08:00:00Z")).date()).isEqualTo(LocalDate.of(2026, 11, 21));
    }

    @Test
    void is_25_hours_long_when_summer_ends_and_23_when_it_begins() {
        assertThat(length(LocalDate.of(2026, 11, 1))).isEqualTo(Duration.ofHours(25));
        assertThat(length(LocalDate.of(2027, 3, 14))).isEqualTo(Duration.ofHours(23));
        assertThat(length(LocalDate.of(2027, 3, 15))).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void every_moment_of_two_years_belongs_to_the_day_around_it_and_days_meet_without_a_gap() {
        QuotaDay day = new QuotaDay(LocalDate.of(2026, 1, 1));
        for (int i = 0; i < 730; i++) {
            QuotaDay next = QuotaDay.at(day.resetsAt());
            assertThat(next.beginsAt()).isEqualTo(day.resetsAt());
            assertThat(QuotaDay.at(day.resetsAt().minusNanos(1))).isEqualTo(day);
            day = next;
        }
    }

    @Test
    void is_young_for_ten_minutes() {
        QuotaDay day = new QuotaDay(LocalDate.of(2026, 11, 20));
        assertThat(day.isResetUncertain(day.beginsAt().plusSeconds(599))).isTrue();
        assertThat(day.isResetUncertain(day.beginsAt().plusSeconds(600))).isFalse();
    }

    private static Duration length(LocalDate date) {
        QuotaDay day = new QuotaDay(date);
        return Duration.between(day.beginsAt(), day.resetsAt());
    }
}
