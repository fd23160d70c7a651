package dev.ratiomesh.order.placing.state;

import static dev.ratiomesh.order.placing.OrderFixtures.NOON;
import static dev.ratiomesh.order.placing.OrderFixtures.approved;
import static dev.ratiomesh.order.placing.OrderFixtures.confirmedManually;
import static dev.ratiomesh.order.placing.OrderFixtures.insertion;
import static dev.ratiomesh.order.placing.OrderFixtures.placed;
import static dev.ratiomesh.order.placing.OrderFixtures.proposed;
import static dev.ratiomesh.order.placing.OrderFixtures.report;
import static dev.ratiomesh.order.placing.OrderFixtures.running;
import static dev.ratiomesh.order.placing.OrderFixtures.sending;
import static dev.ratiomesh.order.placing.OrderFixtures.settled;
import static dev.ratiomesh.order.placing.OrderFixtures.unconfirmed;
import static dev.ratiomesh.order.placing.OrderFixtures.usd;
import static dev.ratiomesh.order.placing.OrderFixtures.validated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.order.OrderEvent;
import dev.ratiomesh.contracts.order.OrderEvent.OrderCancelled;
import dev.ratiomesh.contracts.order.OrderEvent.OrderPlaced;
import dev.ratiomesh.contracts.order.OrderEvent.OrderProgressed;
import dev.ratiomesh.contracts.order.OrderEvent.OrderSettled;
import dev.ratiomesh.contracts.order.OrderEvent.OrderUnconfirmed;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Order.NextAction;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final Duration ABSENCE_DELAY = Duration.ofMinutes(2);
    private static final EndRequest STOP = new EndRequest("ann", "enough");

    /** The transitions of a state are its methods; a transition that is not listed here does not compile. */
    @Test
    void each_state_has_only_its_legal_transitions() {
        // when
        Map<String, Set<String>> steps = Stream.of(Order.class.getPermittedSubclasses())
                .flatMap(type -> type.isInterface() ? Arrays.stream(type.getPermittedSubclasses()) : Stream.of(type))
                .collect(Collectors.toMap(Class::getSimpleName, OrderTest::steps));

        // then
        assertThat(steps)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Proposed", Set.of("approve", "reject", "cancel", "refused"),
                        "Approved", Set.of("send", "cancel", "refused", "insertionReported"),
                        "Sending", Set.of("placed", "refused", "resend", "unconfirmed", "abandon"),
                        "Unconfirmed", Set.of("placed", "resend", "abandon", "confirmedManually"),
                        "Placed", Set.of("reported", "settled", "insertionReported", "confirmationRefuted"),
                        "Running", Set.of("reported", "settled", "insertionReported", "confirmationRefuted"),
                        "Settled", Set.of("corrected"),
                        "Refused", Set.of(),
                        "Rejected", Set.of(),
                        "Cancelled", Set.of()));
    }

    @Test
    void every_transition_publishes_the_whole_order_with_the_next_version() {
        // given
        Stream<Transition> steps = Stream.of(
                proposed().approve("ann", NOON),
                proposed().reject("ann", "no", NOON),
                proposed().cancel(STOP, NOON),
                approved().send("hash", NOON),
                approved().cancel(STOP, NOON),
                sending().resend("hash", NOON),
                sending().placed("ref", NOON),
                sending().refused(new OrderRefusal(RefusalCode.PROVIDER_REFUSED, "no"), NOON),
                sending().unconfirmed("?", NOON),
                sending().abandon(STOP, NOON),
                unconfirmed().resend("hash", NOON),
                unconfirmed().placed("ref", NOON),
                unconfirmed().abandon(STOP, NOON),
                placed().reported(report("1.00", 10), NOON).orElseThrow(),
                placed().settled(report("0.00", 0), "stopped", NOON),
                running().reported(report("11.00", 500), NOON).orElseThrow(),
                running().settled(report("12.00", 600), "stopped", NOON),
                settled().corrected(report("11.00", 600), NOON).orElseThrow(),
                proposed().refused(new OrderRefusal(RefusalCode.PROVIDER_REFUSED, "no"), NOON),
                confirmedManually()
                        .confirmationRefuted(confirmedManually().placement().manualConfirmation(), "?", NOON));

        // when / then
        assertThat(steps).allSatisfy(step -> {
            assertThat(step.events()).hasSize(1);
            OrderEvent event = step.events().get(0);
            var view = event instanceof OrderEvent.OrderRefused refused
                    ? refused.order()
                    : ((OrderEvent.OrderStateEvent) event).order();
            assertThat(view).isEqualTo(step.next().view());
            assertThat(view.version()).isEqualTo(step.next().version());
        });
        assertThat(settled().version()).isEqualTo(6);
    }

    @Test
    void reserves_what_it_can_still_spend_while_in_flight_and_nothing_afterwards() {
        assertThat(proposed().reserved()).isEqualTo(usd("30.00"));
        assertThat(sending().reserved()).isEqualTo(usd("30.00"));
        assertThat(unconfirmed().reserved()).isEqualTo(usd("30.00"));
        assertThat(running().reserved()).isEqualTo(usd("20.00"));
        assertThat(settled().reserved()).isEqualTo(usd("0.00"));
        assertThat(proposed().reject("ann", "no", NOON).next().reserved()).isEqualTo(usd("0.00"));
    }

    @Test
    void a_cost_above_the_budget_leaves_nothing_reserved() {
        // when
        Order exceeded =
                running().reported(report("31.50", 900), NOON).orElseThrow().next();

        // then
        assertThat(exceeded.spent()).isEqualTo(usd("31.50"));
        assertThat(exceeded.reserved()).isEqualTo(usd("0.00"));
    }

    @Test
    void a_report_that_changes_nothing_is_not_published() {
        assertThat(placed().reported(report("0.00", 0), NOON)).isEmpty();
        assertThat(running().reported(report("10.00", 480), NOON)).isEmpty();
        assertThat(settled().corrected(report("12.00", 600), NOON)).isEmpty();
    }

    @Test
    void a_late_correction_is_a_new_version_of_the_settled_order() {
        // when
        Transition corrected = settled().corrected(report("11.25", 590), NOON).orElseThrow();

        // then
        assertThat(corrected.next().spent()).isEqualTo(usd("11.25"));
        assertThat(corrected.next().state()).isEqualTo(OrderState.SETTLED);
        assertThat(((OrderSettled) corrected.events().get(0)).reason()).contains("12.00 USD", "11.25 USD");
    }

    @Test
    void an_order_whose_worker_vanished_may_be_at_the_provider() {
        // given
        InDoubtOrder.Sending sent = sending();

        // when / then
        assertThat(sent.attempt().possiblyPlacedSince()).isEqualTo(NOON);
        assertThat(sent.absenceConfirmed(NOON.plusSeconds(119), ABSENCE_DELAY)).isFalse();
        assertThat(sent.absenceConfirmed(NOON.plusSeconds(120), ABSENCE_DELAY)).isTrue();
    }

    @Test
    void an_attempt_that_was_certainly_not_carried_out_leaves_no_doubt() {
        // when
        InDoubtOrder.Sending notExecuted = sending().notExecuted();

        // then
        assertThat(notExecuted.attempt().possiblyPlacedSince()).isNull();
        assertThat(notExecuted.absenceConfirmed(NOON, ABSENCE_DELAY)).isTrue();
    }

    @Test
    void a_refusal_is_not_final_while_an_earlier_attempt_may_still_arrive() {
        // given
        InDoubtOrder.Sending early = (InDoubtOrder.Sending) sending()
                .indeterminate()
                .resend("hash-2", NOON.plusSeconds(119))
                .next();
        InDoubtOrder.Sending late = (InDoubtOrder.Sending) sending()
                .indeterminate()
                .resend("hash-2", NOON.plusSeconds(120))
                .next();

        // when / then
        assertThat(early.attempt().number()).isEqualTo(2);
        assertThat(early.refusalIsFinal(ABSENCE_DELAY)).isFalse();
        assertThat(late.refusalIsFinal(ABSENCE_DELAY)).isTrue();
        assertThat(sending().refusalIsFinal(ABSENCE_DELAY)).isTrue();
    }

    @Test
    void the_end_stays_the_same_over_all_attempts_and_within_the_reserved_time() {
        // given
        UnsentOrder.Approved approved = approved();

        // when
        InDoubtOrder.Sending late = (InDoubtOrder.Sending)
                approved.send("hash", NOON.plus(Duration.ofDays(8))).next();
        InDoubtOrder.Sending again = (InDoubtOrder.Sending)
                late.resend("hash", NOON.plus(Duration.ofDays(8).plusHours(2))).next();

        // then
        assertThat(approved.endWhenSentAt(NOON)).isEqualTo(NOON.plus(Duration.ofDays(6)));
        assertThat(late.endsAt()).isEqualTo(approved.proposal().until());
        assertThat(again.endsAt()).isEqualTo(late.endsAt());
    }

    @Test
    void names_the_next_action() {
        assertThat(proposed().nextAction(null, NOON)).isEqualTo(NextAction.VALIDATE);
        assertThat(validated().nextAction(null, NOON)).isEqualTo(NextAction.NONE);
        assertThat(proposed().approve("ann", NOON).next().nextAction(null, NOON))
                .isEqualTo(NextAction.VALIDATE);
        assertThat(proposed().nextAction(null, NOON.plus(Duration.ofHours(24)))).isEqualTo(NextAction.CANCEL);
        assertThat(proposed().nextAction(STOP, NOON)).isEqualTo(NextAction.CANCEL);
        assertThat(approved().nextAction(null, NOON)).isEqualTo(NextAction.SEND);
        assertThat(approved().nextAction(STOP, NOON)).isEqualTo(NextAction.CANCEL);
        assertThat(approved().nextAction(null, NOON.plus(Duration.ofDays(9)))).isEqualTo(NextAction.CANCEL);
        assertThat(sending().nextAction(STOP, NOON)).isEqualTo(NextAction.LOOK_UP);
        assertThat(unconfirmed().nextAction(null, NOON)).isEqualTo(NextAction.LOOK_UP);
        assertThat(running().nextAction(null, NOON)).isEqualTo(NextAction.REPORT);
        assertThat(running().nextAction(STOP, NOON)).isEqualTo(NextAction.STOP);
        assertThat(running().nextAction(null, NOON.plus(Duration.ofDays(6)))).isEqualTo(NextAction.STOP);
        assertThat(running().stopped(NOON).nextAction(STOP, NOON)).isEqualTo(NextAction.SETTLE);
        assertThat(settled().nextAction(null, NOON)).isEqualTo(NextAction.REPORT);
    }

    @Test
    void an_approved_insertion_waits_for_a_person() {
        // given
        UnsentOrder.Approved insertion =
                (UnsentOrder.Approved) insertion().approve("ann", NOON).next();

        // when / then
        assertThat(insertion().nextAction(null, NOON)).isEqualTo(NextAction.NONE);
        assertThat(insertion.nextAction(null, NOON)).isEqualTo(NextAction.NONE);
        assertThat(insertion.nextAction(STOP, NOON)).isEqualTo(NextAction.CANCEL);
    }

    @Test
    void the_maximum_cost_is_the_spent_and_the_reserved_money() {
        assertThat(proposed().maximumCost()).isEqualTo(usd("30.00"));
        assertThat(insertion().maximumCost()).isEqualTo(usd("30.00"));
        assertThat(running().maximumCost()).isEqualTo(usd("30.00"));
        assertThat(settled().maximumCost()).isEqualTo(usd("12.00"));
        assertThat(proposed().reject("ann", "no", NOON).next().maximumCost()).isEqualTo(usd("0.00"));
    }

    @Test
    void a_manually_confirmed_order_is_reported_on_before_it_is_stopped() {
        assertThat(confirmedManually().nextAction(null, NOON)).isEqualTo(NextAction.REPORT);
        assertThat(confirmedManually().nextAction(STOP, NOON)).isEqualTo(NextAction.REPORT);
        assertThat(confirmedManually().confirmed().nextAction(STOP, NOON)).isEqualTo(NextAction.STOP);
    }

    @Test
    void ends_by_itself_when_its_budget_is_spent_or_the_provider_ended_it() {
        assertThat(running().endReason(false, NOON)).isEmpty();
        assertThat(running().endReason(true, NOON))
                .get()
                .extracting(EndRequest::by)
                .isEqualTo("auto");
        var spent = (LiveOrder)
                running().reported(report("30.00", 1_400), NOON).orElseThrow().next();
        assertThat(spent.endReason(false, NOON))
                .get()
                .extracting(EndRequest::reason)
                .isEqualTo("its budget is spent");
    }

    @Test
    void each_transition_has_its_event() {
        assertThat(approved().send("hash", NOON).events().get(0)).isInstanceOf(OrderProgressed.class);
        assertThat(sending().placed("ref", NOON).events().get(0)).isInstanceOf(OrderPlaced.class);
        assertThat(sending().unconfirmed("?", NOON).events().get(0)).isInstanceOf(OrderUnconfirmed.class);
        assertThat(unconfirmed().abandon(STOP, NOON).events().get(0)).isInstanceOf(OrderCancelled.class);
    }

    private static Set<String> steps(Class<?> type) {
        return Stream.concat(Arrays.stream(type.getDeclaredMethods()), inherited(type))
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
                .filter(OrderTest::decides)
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Method> inherited(Class<?> type) {
        return Stream.of(LiveOrder.class, InDoubtOrder.class, UnsentOrder.class)
                .filter(group -> group.isAssignableFrom(type))
                .flatMap(group -> Arrays.stream(group.getDeclaredMethods()));
    }

    private static boolean decides(Method method) {
        return method.getGenericReturnType().getTypeName().contains(Transition.class.getName());
    }
}
