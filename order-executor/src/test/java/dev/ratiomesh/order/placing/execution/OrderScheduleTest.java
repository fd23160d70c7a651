package dev.ratiomesh.order.placing.execution;

import static dev.ratiomesh.order.placing.OrderFixtures.NOON;
import static dev.ratiomesh.order.placing.OrderFixtures.approved;
import static dev.ratiomesh.order.placing.OrderFixtures.insertion;
import static dev.ratiomesh.order.placing.OrderFixtures.proposed;
import static dev.ratiomesh.order.placing.OrderFixtures.running;
import static dev.ratiomesh.order.placing.OrderFixtures.settled;
import static dev.ratiomesh.order.placing.OrderFixtures.validated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.order.placing.state.Order.EndRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OrderScheduleTest {
    private static final OrderSchedule AGENDA =
            new OrderSchedule(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(14));
    private static final EndRequest STOP = new EndRequest("ann", "enough");

    @Test
    void a_wish_to_end_is_due_at_once() {
        assertThat(AGENDA.dueAt(running(), STOP, NOON)).isEqualTo(NOON);
        assertThat(AGENDA.dueAt(proposed(), STOP, NOON)).isEqualTo(NOON);
    }

    @Test
    void the_last_report_waits_although_the_order_shall_end() {
        assertThat(AGENDA.dueAt(running().stopped(NOON), STOP, NOON.plusSeconds(5)))
                .isEqualTo(NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void a_running_order_is_asked_every_so_often_and_at_its_end() {
        // given
        var end = running().endsAt();

        // when / then
        assertThat(AGENDA.dueAt(running(), null, NOON)).isEqualTo(NOON.plusSeconds(60));
        assertThat(AGENDA.dueAt(running(), null, end.minusSeconds(10))).isEqualTo(end);
    }

    @Test
    void a_settled_order_is_asked_for_corrections_for_a_while() {
        assertThat(AGENDA.dueAt(settled(), null, NOON)).isEqualTo(NOON.plus(Duration.ofHours(6)));
        assertThat(AGENDA.dueAt(settled(), null, NOON.plus(Duration.ofDays(14))))
                .isNull();
    }

    @Test
    void an_order_that_the_provider_has_not_checked_is_due_at_once() {
        assertThat(AGENDA.dueAt(proposed(), null, NOON)).isEqualTo(NOON);
    }

    @Test
    void an_undecided_order_is_looked_at_when_its_time_is_over() {
        assertThat(AGENDA.dueAt(validated(), null, NOON)).isEqualTo(NOON.plus(Duration.ofHours(24)));
        assertThat(AGENDA.dueAt(insertion(), null, NOON)).isEqualTo(NOON.plus(Duration.ofHours(24)));
        assertThat(AGENDA.dueAt(approved(), null, NOON)).isEqualTo(NOON);
        assertThat(AGENDA.dueAt(proposed().reject("ann", "no", NOON).next(), null, NOON))
                .isNull();
    }
}
