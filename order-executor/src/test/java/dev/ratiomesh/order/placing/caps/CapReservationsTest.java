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
    void what_is_spent_is_booked_where_it_falls_and_stays_held_where_it_could_still_be_spent() {
        // when
        CapReservations after = fresh("30").rebook(amount("10"), amount("30"), IN_NOVEMBER);

        // then
        assertThat(after.byCap())
                .containsEntry(CAMPAIGN, hold("20", "10"))
                .containsEntry(LAST, hold("20", "10"))
                .containsEntry(FIRST, hold("30", "0"))
                .containsEntry(NOVEMBER, hold("20", "10"))
                .containsEntry(DECEMBER, hold("30", "0"));
        assertThat(after.reserved()).isEqualByComparingTo("20");
    }

    /** Otherwise another order could have taken the room of December that the taken back money is spent from. */
    @Test
    void what_is_taken_back_before_the_end_can_be_spent_again_under_every_cap() {
        // given
        CapReservations reported = fresh("30").rebook(amount("10"), amount("30"), IN_NOVEMBER);

        // when
        CapReservations takenBack = reported.rebook(amount("4"), amount("30"), IN_DECEMBER);

        // then
        assertThat(takenBack.byCap().values())
                .allSatisfy(
                        hold -> assertThat(hold.reserved().add(hold.spent())).isEqualByComparingTo("30"));
        assertThat(takenBack.reserved()).isEqualByComparingTo("26");
    }

    @Test
    void over_the_turn_of_a_month_each_month_carries_its_own_part() {
        // when
        CapReservations after = fresh("30")
                .rebook(amount("10"), amount("30"), IN_NOVEMBER)
                .rebook(amount("25"), amount("0"), IN_DECEMBER);

        // then
        assertThat(after.byCap())
                .containsEntry(CAMPAIGN, hold("0", "25"))
                .containsEntry(NOVEMBER, hold("0", "10"))
                .containsEntry(DECEMBER, hold("0", "15"));
    }

    @Test
    void a_correction_takes_back_from_the_latest_first() {
        // given
        CapReservations settled = fresh("30")
                .rebook(amount("10"), amount("30"), IN_NOVEMBER)
                .rebook(amount("25"), amount("0"), IN_DECEMBER);

        // when
        CapReservations corrected = settled.rebook(amount("8"), amount("0"), IN_DECEMBER);

        // then
        assertThat(corrected.byCap())
                .containsEntry(CAMPAIGN, hold("0", "8"))
                .containsEntry(LAST, hold("0", "8"))
                .containsEntry(FIRST, hold("0", "0"));
    }

    @Test
    void a_report_above_the_budget_is_booked_whole() {
        // when
        CapReservations after = fresh("30").rebook(amount("31.50"), amount("0"), IN_NOVEMBER);

        // then
        assertThat(after.byCap()).containsEntry(CAMPAIGN, hold("0", "31.50"));
    }

    @Test
    void what_is_reported_after_the_last_day_counts_for_the_last_day() {
        // when
        CapReservations after = fresh("30").rebook(amount("5"), amount("30"), Set.of(CAMPAIGN));

        // then
        assertThat(after.byCap()).containsEntry(FIRST, hold("25", "5")).containsEntry(LAST, hold("30", "0"));
    }

    @Test
    void nothing_new_needs_no_posting() {
        // given
        CapReservations holds = fresh("30").rebook(amount("10.00"), amount("30"), IN_NOVEMBER);

        // when / then
        assertThat(holds.changesTo(holds.rebook(amount("10"), amount("30.00"), IN_DECEMBER)))
                .isEmpty();
    }

    /** Caps that follow the postings of many orders always hold exactly what the orders hold and have spent. */
    @Test
    void the_postings_of_any_history_keep_caps_and_holds_equal() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            Map<CapKey, BigDecimal> reserved = new HashMap<>();
            Map<CapKey, BigDecimal> spent = new HashMap<>();
            CapReservations holds = fresh("30");
            holds.byCap().keySet().forEach(key -> reserved.put(key, amount("30")));

            for (int step = 0; step < 12; step++) {
                // given
                BigDecimal total = BigDecimal.valueOf(random.nextInt(3_500), 2);
                BigDecimal committed = random.nextInt(4) == 0 ? amount("0") : amount("30");

                // when
                CapReservations next = holds.rebook(total, committed, random.nextBoolean() ? IN_NOVEMBER : IN_DECEMBER);
                for (CapChange posting : holds.changesTo(next)) {
                    reserved.merge(posting.key(), posting.reserved(), BigDecimal::add);
                    spent.merge(posting.key(), posting.spent(), BigDecimal::add);
                }
                holds = next;

                // then
                assertThat(holds.spent()).as("seed %d", seed).isEqualByComparingTo(total);
                holds.byCap().forEach((key, hold) -> {
                    assertThat(reserved.get(key)).isEqualByComparingTo(hold.reserved());
                    assertThat(spent.getOrDefault(key, amount("0"))).isEqualByComparingTo(hold.spent());
                    assertThat(hold.spent().signum()).isNotNegative();
                });
            }
        }
    }

    @Test
    void the_room_is_that_of_the_tightest_cap() {
        // given
        List<CapBalance> caps = List.of(
                new CapBalance(CAMPAIGN, amount("200"), amount("30"), amount("160")),
                new CapBalance(LAST, amount("50"), amount("30"), amount("0")),
                new CapBalance(NOVEMBER, null, amount("1000"), amount("1000")));

        // when
        TightestCap room = TightestCap.of(amount("50"), caps);

        // then
        assertThat(room.name()).isEqualTo(CAMPAIGN.text());
        assertThat(room.remaining()).isEqualByComparingTo("10");
    }

    private static CapReservations fresh(String budget) {
        Map<CapKey, Reservation> holds = new HashMap<>();
        Stream.of(CAMPAIGN, LAST, FIRST, NOVEMBER, DECEMBER).forEach(key -> holds.put(key, hold(budget, "0")));
        return new CapReservations(holds);
    }

    private static Reservation hold(String reserved, String spent) {
        return new Reservation(amount(reserved), amount(spent));
    }

    private static BigDecimal amount(String amount) {
        return new BigDecimal(amount);
    }

    private static CapKey day(int day) {
        return CapKey.ofDay("c-1", "USD", LocalDate.of(2026, 11, day));
    }
}
