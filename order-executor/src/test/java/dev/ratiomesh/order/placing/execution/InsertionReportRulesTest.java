package dev.ratiomesh.order.placing.execution;

import static dev.ratiomesh.order.placing.OrderFixtures.NOON;
import static dev.ratiomesh.order.placing.OrderFixtures.insertion;
import static dev.ratiomesh.order.placing.OrderFixtures.running;
import static dev.ratiomesh.order.placing.OrderFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.order.OrderCommand.ReportInsertion;
import dev.ratiomesh.contracts.order.OrderEvent.OrderPlaced;
import dev.ratiomesh.contracts.order.OrderEvent.OrderProgressed;
import dev.ratiomesh.contracts.order.OrderEvent.OrderSettled;
import dev.ratiomesh.contracts.order.OrderRejectionCode;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.CommandDeclined;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.CommandResult;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.OrderChanged;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Order.NextAction;
import dev.ratiomesh.order.placing.state.Transition;
import dev.ratiomesh.order.placing.state.UnsentOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InsertionReportRulesTest {
    private static final Instant END = NOON.plus(Duration.ofDays(5));
    private static final UnsentOrder.Approved APPROVED =
            (UnsentOrder.Approved) insertion().approve("ann", NOON).next();

    @Test
    void the_first_report_places_the_order_and_books_its_cost() {
        // when
        Transition placed = changed(decide(APPROVED, report("20.00"), NOON));

        // then
        assertThat(placed.events()).hasExactlyElementsOfTypes(OrderPlaced.class, OrderProgressed.class);
        Order running = placed.next();
        assertThat(running.state()).isEqualTo(OrderState.RUNNING);
        assertThat(running.version()).isEqualTo(APPROVED.version() + 2);
        assertThat(running.providerReference()).isEqualTo("B-7");
        assertThat(running.endsAt()).isEqualTo(END);
        assertThat(running.spent()).isEqualTo(usd("20.00"));
        assertThat(running.reserved()).isEqualTo(usd("10.00"));
    }

    @Test
    void a_booking_for_nothing_is_placed_and_costs_nothing() {
        assertThat(changed(decide(APPROVED, report("0"), NOON)).next().state()).isEqualTo(OrderState.PLACED);
    }

    @Test
    void a_report_after_the_end_settles_the_order_with_the_reported_cost() {
        // given
        Order running = bookedAt("20.00");

        // when
        Transition settled = changed(decide(running, report("25.50"), END));

        // then
        assertThat(settled.events()).hasExactlyElementsOfTypes(OrderProgressed.class, OrderSettled.class);
        assertThat(settled.next().state()).isEqualTo(OrderState.SETTLED);
        assertThat(settled.next().spent()).isEqualTo(usd("25.50"));
        assertThat(settled.next().reserved()).isEqualTo(usd("0.00"));
    }

    @Test
    void a_booking_first_reported_after_its_end_is_placed_and_settled_at_once() {
        assertThat(changed(decide(APPROVED, report("20.00"), END)).events())
                .hasExactlyElementsOfTypes(OrderPlaced.class, OrderProgressed.class, OrderSettled.class);
    }

    @Test
    void a_report_after_settling_is_a_correction() {
        // given
        Order settled = changed(decide(bookedAt("20.00"), report("20.00"), END)).next();

        // when
        Transition corrected = changed(decide(settled, report("18.00"), END.plusSeconds(60)));

        // then
        assertThat(corrected.next().state()).isEqualTo(OrderState.SETTLED);
        assertThat(corrected.next().spent()).isEqualTo(usd("18.00"));
        assertThat(((OrderSettled) corrected.events().get(0)).reason()).contains("20.00 USD", "18.00 USD");
        assertDeclined(decide(settled, report("20.00"), END.plusSeconds(60)), OrderRejectionCode.NOTHING_NEW, "20.00");
    }

    @Test
    void a_repeated_report_is_rejected() {
        assertDeclined(decide(bookedAt("20.00"), report("20.00"), NOON), OrderRejectionCode.NOTHING_NEW, "20.00 USD");
    }

    @Test
    void a_booking_without_a_further_report_ends_with_the_last_reported_cost() {
        // given
        Order running = bookedAt("20.00");
        OrderSchedule schedule =
                new OrderSchedule(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(9));

        // when
        WorkStep step = DueActionPolicy.decide(new OrderSnapshot(running, null, END));

        // then
        assertThat(running.nextAction(null, NOON)).isEqualTo(NextAction.NONE);
        assertThat(schedule.dueAt(running, null, NOON)).isEqualTo(END);
        Transition settled = ((WorkStep.Save) step).transition();
        assertThat(settled.next().state()).isEqualTo(OrderState.SETTLED);
        assertThat(settled.next().spent()).isEqualTo(usd("20.00"));
        assertThat(schedule.dueAt(settled.next(), null, END)).isNull();
    }

    @Test
    void a_booking_is_not_over_because_its_budget_is_spent() {
        assertThat(bookedAt("30.00").nextAction(null, NOON)).isEqualTo(NextAction.NONE);
    }

    @Test
    void a_request_to_end_settles_a_booking() {
        // when
        WorkStep step = DueActionPolicy.decide(
                new OrderSnapshot(bookedAt("20.00"), new EndRequest("auto", "the gap has closed"), NOON));

        // then
        assertThat(((WorkStep.Save) step).transition().events())
                .singleElement()
                .isInstanceOfSatisfying(
                        OrderSettled.class, event -> assertThat(event.reason()).isEqualTo("the gap has closed"));
    }

    @Test
    void a_booking_is_followed_no_longer_than_its_money_is_reserved() {
        // given
        ReportInsertion month = report("B-7", "20.00", null, NOON, NOON.plus(Duration.ofDays(30)), null);

        // when / then
        assertThat(changed(decide(APPROVED, month, NOON)).next().endsAt())
                .isEqualTo(APPROVED.proposal().until());
    }

    @Test
    void an_invalid_report_is_rejected_and_books_nothing() {
        Instant before = NOON.minus(Duration.ofDays(2));
        Instant late = APPROVED.proposal().until();
        assertInvalid(report("B-7", "20.00", "EUR", NOON, END, null), OrderRejectionCode.CURRENCY_DIFFERS, "EUR");
        assertInvalid(report("-0.01"), OrderRejectionCode.COST_INVALID, "-0.01");
        assertInvalid(report("20.001"), OrderRejectionCode.COST_INVALID, "20.001");
        assertInvalid(report("30.01"), OrderRejectionCode.COST_ABOVE_BUDGET, "30.00 USD");
        assertInvalid(report(" ", "20.00", null, NOON, END, null), OrderRejectionCode.REFERENCE_INVALID, "reference");
        assertInvalid(report("B-7", "20.00", null, END, NOON, null), OrderRejectionCode.DATES_INVALID, "endsAt");
        assertInvalid(report("B-7", "20.00", null, NOON, NOON, null), OrderRejectionCode.DATES_INVALID, "endsAt");
        assertInvalid(
                report("B-7", "20.00", null, NOON, NOON.plus(Duration.ofDays(36_600)), null),
                OrderRejectionCode.DATES_INVALID,
                "366 days");
        assertInvalid(report("B-7", "20.00", null, before, END, null), OrderRejectionCode.DATES_INVALID, "startsAt");
        assertInvalid(
                report("B-7", "20.00", null, late, late.plusSeconds(9), null),
                OrderRejectionCode.DATES_INVALID,
                "startsAt");
        assertInvalid(
                report("B-7", "20.00", null, Instant.MAX.minusSeconds(9), Instant.MAX, null),
                OrderRejectionCode.DATES_INVALID,
                "");
        assertInvalid(report("B-7", "20.00", "USD", NOON, END, -1L), OrderRejectionCode.VIEWS_INVALID, "-1");
    }

    @Test
    void a_booking_keeps_its_reference() {
        assertDeclined(
                decide(bookedAt("20.00"), report("B-8", "21.00", null, NOON, END, null), NOON),
                OrderRejectionCode.REFERENCE_INVALID,
                "B-7");
    }

    @Test
    void only_an_approved_order_of_this_provider_can_be_reported_on() {
        assertDeclined(decide(insertion(), report("20.00"), NOON), OrderRejectionCode.NOT_POSSIBLE_NOW, "approval");
        assertDeclined(decide(running(), report("20.00"), NOON), OrderRejectionCode.WRONG_PROVIDER, "google-ads");
        assertDeclined(
                decide(insertion().reject("ann", "no", NOON).next(), report("20.00"), NOON),
                OrderRejectionCode.ALREADY_DECIDED,
                "REJECTED");
        assertDeclined(decide(null, report("20.00"), NOON), OrderRejectionCode.ORDER_UNKNOWN, "ord-1");
    }

    private static void assertInvalid(ReportInsertion report, OrderRejectionCode code, String expected) {
        assertDeclined(decide(APPROVED, report, NOON), code, expected);
    }

    private static Order bookedAt(String cost) {
        return changed(decide(APPROVED, report(cost), NOON)).next();
    }

    private static ReportInsertion report(String cost) {
        return report("B-7", cost, null, NOON, END, null);
    }

    private static ReportInsertion report(
            String reference, String cost, String currency, Instant startsAt, Instant endsAt, Long views) {
        return new ReportInsertion(
                "ord-1", "c-1", "t-1", "ann", reference, new BigDecimal(cost), currency, startsAt, endsAt, views);
    }

    private static CommandResult decide(Order order, ReportInsertion report, Instant now) {
        return new OrderCommandRules(Duration.ofMinutes(2)).decide(order, null, report, now);
    }

    private static Transition changed(CommandResult result) {
        assertThat(result).isInstanceOf(OrderChanged.class);
        return ((OrderChanged) result).transition();
    }

    private static void assertDeclined(CommandResult result, OrderRejectionCode code, String expected) {
        assertThat(result).isInstanceOfSatisfying(CommandDeclined.class, declined -> {
            assertThat(declined.code()).isEqualTo(code);
            assertThat(declined.detail()).contains(expected);
        });
    }
}
