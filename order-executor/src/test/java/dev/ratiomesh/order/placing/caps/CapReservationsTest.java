package dev.ratiomesh.order.placing.caps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.order.placing.caps.CapReservations.CapChange;
import dev.ratiomesh.order.placing.caps.CapReservations.Reservation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CapReservationsTest {
    private static final CapKey CAMPAIGN = CapKey.ofCampaign("c-1", "USD");
    private static final CapKey NOVEMBER = CapKey.ofMonth("t-1", "USD", YearMonth.of(2026, 11));
    private static final CapKey DECEMBER = CapKey.ofMonth("t-1", "USD", YearMonth.of(2026, 12));
    private static final CapKey LAST = day(30);
    private static final CapKey FIRST = CapKey.ofDay("c-1", "USD", LocalDate.of(2026, 12, 1));
    private static final Set<CapKey> IN_NOVEMBER = Set.of(CAMPAIGN, LAST, NOVEMBER);
    private static final Set<CapKey> IN_DECEMBER = Set.of(CAMPAIGN, FIRST, DECEMBER);

    @Test
    void spending_is_booked_in_its_period_and_stays_reserved_where_it_could_still_be_spent() {
        // when
        CapReservations after = fresh("30").rebook(amount("10"), amount("30"), IN_NOVEMBER);

        // then
        assertThat(after.byCap())
                .containsEntry(CAMPAIGN, reservation("20", "10"))
                .containsEntry(LAST, reservation("20", "10"))
                .containsEntry(FIRST, reservation("30", "0"))
                .containsEntry(NOVEMBER, reservation("20", "10"))
                .containsEntry(DECEMBER, reservation("30", "0"));
        assertThat(after.reserved()).isEqualByComparingTo("20");
    }

    /** Otherwise another order could have reserved the money of December that is spent after it was taken back. */
    @Test
    void spending_taken_back_before_the_end_can_be_spent_again_under_every_cap() {
        // given
        CapReservations reported = fresh("30").rebook(amount("10"), amount("30"), IN_NOVEMBER);

        // when
        CapReservations takenBack = reported.rebook(amount("4"), amount("30"), IN_DECEMBER);

        // then
        assertThat(takenBack.byCap().values())
                .allSatisfy(reservation -> assertThat(reservation.reserved().add(reservation.spent()))
                        .isEqualByComparingTo("30"));
        assertThat(takenBack.reserved()).isEqualByComparingTo("26");
    }

    @Test
    void across_the_end_of_a_month_each_month_carries_its_own_part() {
        // when
        CapReservations after = fresh("30")
                .rebook(amount("10"), amount("30"), IN_NOVEMBER)
                .rebook(amount("25"), amount("0"), IN_DECEMBER);

        // then
        assertThat(after.byCap())
                .containsEntry(CAMPAIGN, reservation("0", "25"))
                .containsEntry(NOVEMBER, reservation("0", "10"))
                .containsEntry(DECEMBER, reservation("0", "15"));
    }

    @Test
    void a_correction_takes_back_from_the_latest_day_first() {
        // given
        CapReservations settled = fresh("30")
                .rebook(amount("10"), amount("30"), IN_NOVEMBER)
                .rebook(amount("25"), amount("0"), IN_DECEMBER);

        // when
        CapReservations corrected = settled.rebook(amount("8"), amount("0"), IN_DECEMBER);

        // then
        assertThat(corrected.byCap())
                .containsEntry(CAMPAIGN, reservation("0", "8"))
                .containsEntry(LAST, reservation("0", "8"))
                .containsEntry(FIRST, reservation("0", "0"));
    }

    @Test
    void a_report_above_the_budget_is_booked_whole() {
        // when
        CapReservations after = fresh("30").rebook(amount("31.50"), amount("0"), IN_NOVEMBER);

        // then
        assertThat(after.byCap()).containsEntry(CAMPAIGN, reservation("0", "31.50"));
    }

    @Test
    void spending_reported_after_the_last_day_counts_for_the_last_day() {
        // when
        CapReservations after = fresh("30").rebook(amount("5"), amount("30"), Set.of(CAMPAIGN));

        // then
        assertThat(after.byCap())
                .containsEntry(FIRST, reservation("25", "5"))
                .containsEntry(LAST, reservation("30", "0"));
    }

    @Test
    void an_unchanged_report_changes_no_cap() {
        // given
        CapReservations reservations = fresh("30").rebook(amount("10.00"), amount("30"), IN_NOVEMBER);

        // when / then
        assertThat(reservations.changesTo(reservations.rebook(amount("10"), amount("30.00"), IN_DECEMBER)))
                .isEmpty();
    }

    /** Caps that follow the changes of many orders always agree with the sums of their reservations and spending. */
    @Test
    void the_changes_of_any_history_keep_caps_and_reservations_equal() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            Map<CapKey, BigDecimal> reserved = new HashMap<>();
            Map<CapKey, BigDecimal> spent = new HashMap<>();
            CapReservations reservations = fresh("30");
            reservations.byCap().keySet().forEach(key -> reserved.put(key, amount("30")));

            for (int step = 0; step < 12; step++) {
                // given
                BigDecimal total = BigDecimal.valueOf(random.nextInt(3_500), 2);
                BigDecimal committed = random.nextInt(4) == 0 ? amount("0") : amount("30");

                // when
                CapReservations next =
                        reservations.rebook(total, committed, random.nextBoolean() ? IN_NOVEMBER : IN_DECEMBER);
                for (CapChange change : reservations.changesTo(next)) {
                    reserved.merge(change.key(), change.reserved(), BigDecimal::add);
                    spent.merge(change.key(), change.spent(), BigDecimal::add);
                }
                reservations = next;

                // then
                assertThat(reservations.spent()).as("seed %d", seed).isEqualByComparingTo(total);
                reservations.byCap().forEach((key, reservation) -> {
                    assertThat(reserved.get(key)).isEqualByComparingTo(reservation.reserved());
                    assertThat(spent.getOrDefault(key, amount("0"))).isEqualByComparingTo(reservation.spent());
                    assertThat(reservation.spent().signum()).isNotNegative();
                });
            }
        }
    }

    @Test
    void the_tightest_cap_is_the_one_under_which_least_remains() {
        // given
        List<CapBalance> caps = List.of(
                new CapBalance(CAMPAIGN, amount("200"), amount("30"), amount("160")),
                new CapBalance(LAST, amount("50"), amount("30"), amount("0")),
                new CapBalance(NOVEMBER, null, amount("1000"), amount("1000")));

        // when
        TightestCap tightest = TightestCap.of(amount("50"), caps);

        // then
        assertThat(tightest.name()).isEqualTo(CAMPAIGN.text());
        assertThat(tightest.remaining()).isEqualByComparingTo("10");
    }

    private static CapReservations fresh(String budget) {
        Map<CapKey, Reservation> reservations = new HashMap<>();
        Stream.of(CAMPAIGN, LAST, FIRST, NOVEMBER, DECEMBER)
                .forEach(key -> reservations.put(key, reservation(budget, "0")));
        return new CapReservations(reservations);
    }

    private static Reservation reservation(String reserved, String spent) {
        return new Reservation(amount(reserved), amount(spent));
    }

    private static BigDecimal amount(String amount) {
        return new BigDecimal(amount);
    }

    private static CapKey day(int day) {
        return CapKey.ofDay("c-1", "USD", LocalDate.of(2026, 11, day));
    }
}
