package dev.ratiomesh.order.placing.execution;

import static dev.ratiomesh.order.placing.OrderFixtures.NOON;
import static dev.ratiomesh.order.placing.OrderFixtures.approved;
import static dev.ratiomesh.order.placing.OrderFixtures.confirmedManually;
import static dev.ratiomesh.order.placing.OrderFixtures.proposed;
import static dev.ratiomesh.order.placing.OrderFixtures.running;
import static dev.ratiomesh.order.placing.OrderFixtures.sending;
import static dev.ratiomesh.order.placing.OrderFixtures.settled;
import static dev.ratiomesh.order.placing.OrderFixtures.unconfirmed;
import static dev.ratiomesh.order.placing.OrderFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.order.OrderCommand.ResolveOrder;
import dev.ratiomesh.contracts.order.OrderEvent.OrderCancelled;
import dev.ratiomesh.contracts.order.OrderRejectionCode;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.contracts.order.ResolveOutcome;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.CommandDeclined;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.CommandResult;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.OrderChanged;
import dev.ratiomesh.order.placing.state.DeliveryReport.RawReport;
import dev.ratiomesh.order.placing.state.InDoubtOrder;
import dev.ratiomesh.order.placing.state.LiveOrder;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.NextAction;
import dev.ratiomesh.order.placing.state.ProviderPlacement;
import dev.ratiomesh.order.placing.state.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderResolutionTest {
    private static final Duration ABSENCE_DELAY = Duration.ofMinutes(2);
    private static final String REFERENCE = "customers/1234567890/campaigns/222";
    private static final ResolveOrder FOUND = resolve(ResolveOutcome.PLACED, REFERENCE, null);
    private static final ResolveOrder ABSENT = resolve(ResolveOutcome.NOT_PLACED, null, "not in the account");
    private static final ReportPolicy REPORT_POLICY = new ReportPolicy(Duration.ofHours(1));

    @Test
    void an_order_that_a_person_has_found_is_placed_and_reported_on() {
        // when
        Order placed = changed(decide(unconfirmed(), FOUND, NOON)).next();

        // then
        assertThat(placed.state()).isEqualTo(OrderState.PLACED);
        assertThat(placed.providerReference()).isEqualTo(REFERENCE);
        assertThat(placed.endsAt()).isEqualTo(unconfirmed().endsAt());
        assertThat(placed.reserved()).isEqualTo(usd("30.00"));
        assertThat(placed.nextAction(null, NOON)).isEqualTo(NextAction.REPORT);
    }

    @Test
    void a_reference_must_be_a_campaign_of_the_orders_account() {
        for (String reference : new String[] {
            null,
            "",
            "222",
            "customers/9999999999/campaigns/222",
            "customers/1234567890/campaigns/",
            "customers/1234567890/campaigns/0",
            "customers/1234567890/campaigns/222 OR 1=1",
            "customers/1234567890/campaigns/12345678901234567890",
            "customers/1234567890/adGroups/222"
        }) {
            assertDeclined(
                    decide(unconfirmed(), resolve(ResolveOutcome.PLACED, reference, null), NOON),
                    OrderRejectionCode.REFERENCE_INVALID,
                    "customers/1234567890/campaigns/");
        }
    }

    @Test
    void an_absent_order_is_cancelled_and_reserves_nothing_after_the_absence_delay() {
        // when
        Transition cancelled = changed(decide(unconfirmed(), ABSENT, NOON.plus(ABSENCE_DELAY)));

        // then
        assertThat(cancelled.next().state()).isEqualTo(OrderState.CANCELLED);
        assertThat(cancelled.next().reserved()).isEqualTo(usd("0.00"));
        assertThat(cancelled.events()).singleElement().isInstanceOfSatisfying(OrderCancelled.class, event -> {
            assertThat(event.by()).isEqualTo("ann");
            assertThat(event.reason()).isEqualTo("not in the account");
        });
    }

    @Test
    void nothing_is_released_while_a_request_may_still_be_on_its_way() {
        assertDeclined(
                decide(unconfirmed(), ABSENT, NOON.plus(ABSENCE_DELAY).minusMillis(1)),
                OrderRejectionCode.STILL_ON_ITS_WAY,
                NOON.plus(ABSENCE_DELAY).toString());
    }

    @Test
    void absence_needs_a_reason_and_an_unknown_outcome_is_rejected() {
        Instant later = NOON.plus(ABSENCE_DELAY);
        assertDeclined(
                decide(unconfirmed(), resolve(ResolveOutcome.NOT_PLACED, null, " "), later),
                OrderRejectionCode.REASON_MISSING,
                "reason");
        assertDeclined(
                decide(unconfirmed(), resolve(ResolveOutcome.UNKNOWN, null, "?"), later),
                OrderRejectionCode.NOT_SUPPORTED,
                "outcome");
    }

    @Test
    void only_an_unconfirmed_order_can_be_resolved_and_the_answer_says_why() {
        for (Order order : List.of(proposed(), approved(), sending())) {
            assertDeclined(
                    decide(order, FOUND, NOON),
                    OrderRejectionCode.NOT_POSSIBLE_NOW,
                    order.state().name());
        }
        for (Order order : List.of(confirmedManually(), running(), settled())) {
            assertDeclined(
                    decide(order, ABSENT, NOON),
                    OrderRejectionCode.ALREADY_DECIDED,
                    order.state().name());
        }
    }

    @Test
    void a_report_on_another_name_or_on_none_books_nothing_and_makes_the_order_unconfirmed_again() {
        for (String name : new String[] {"Spring sale", null}) {
            // when
            WorkStep step = REPORT_POLICY.onReport(
                    snapshot(confirmedManually()), new RawReport(name, "USD", 5_000_000, 9, false));

            // then
            assertThat(step).isInstanceOfSatisfying(WorkStep.BackOff.class, backOff -> {
                Order back = backOff.transition().next();
                assertThat(back.state()).isEqualTo(OrderState.UNCONFIRMED);
                assertThat(back.version()).isEqualTo(confirmedManually().version() + 1);
                assertThat(back.spent()).isEqualTo(usd("0.00"));
                assertThat(back.reserved()).isEqualTo(usd("30.00"));
                assertThat(((InDoubtOrder.Unconfirmed) back).attempt())
                        .isEqualTo(unconfirmed().attempt());
                assertThat(backOff.transition().events()).hasSize(1);
            });
        }
    }

    @Test
    void a_report_on_the_orders_name_confirms_the_order_and_is_booked() {
        // when
        WorkStep booked = REPORT_POLICY.onReport(
                snapshot(confirmedManually()), new RawReport("ord-1", "USD", 5_000_000, 9, false));
        WorkStep unchanged =
                REPORT_POLICY.onReport(snapshot(confirmedManually()), new RawReport("ord-1", "USD", 0, 0, false));
        WorkStep invalid =
                REPORT_POLICY.onReport(snapshot(confirmedManually()), new RawReport("ord-1", "EUR", 5, 9, false));

        // then
        assertThat(((WorkStep.Save) booked).transition().next())
                .isInstanceOfSatisfying(LiveOrder.Running.class, running -> assertThat(running.placement())
                        .isEqualTo(new ProviderPlacement(
                                REFERENCE, confirmedManually().endsAt(), usd("5.00"), 9, null, null)));
        assertThat(((WorkStep.Save) unchanged).transition())
                .isEqualTo(Transition.withoutEvents(confirmedManually().confirmed()));
        assertThat(((WorkStep.BackOff) invalid).transition())
                .isEqualTo(Transition.withoutEvents(confirmedManually().confirmed()));
    }

    @Test
    void an_order_that_the_provider_has_confirmed_stays_placed_after_a_report_on_another_name() {
        // when
        WorkStep step =
                REPORT_POLICY.onReport(snapshot(running()), new RawReport("Spring sale", "USD", 90_000_000, 9, false));

        // then
        assertThat(((WorkStep.BackOff) step).transition()).isEqualTo(Transition.withoutEvents(running()));
    }

    private static OrderSnapshot snapshot(Order order) {
        return new OrderSnapshot(order, null, NOON);
    }

    private static ResolveOrder resolve(ResolveOutcome outcome, String reference, String reason) {
        return new ResolveOrder("ord-1", "c-1", "t-1", "ann", outcome, reference, reason);
    }

    private static CommandResult decide(Order order, ResolveOrder command, Instant now) {
        return new OrderCommandRules(ABSENCE_DELAY).decide(order, null, command, now);
    }

    private static Transition changed(CommandResult result) {
        return ((OrderChanged) result).transition();
    }

    private static void assertDeclined(CommandResult result, OrderRejectionCode code, String expected) {
        assertThat(result).isInstanceOfSatisfying(CommandDeclined.class, declined -> {
            assertThat(declined.code()).isEqualTo(code);
            assertThat(declined.detail()).contains(expected);
        });
    }
}
