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
    private static final OrderSchedule SCHEDULE =
            new OrderSchedule(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(14));
    private static final EndRequest STOP = new EndRequest("ann", "enough");

    @Test
    void a_request_to_end_is_due_at_once() {
        assertThat(SCHEDULE.dueAt(running(), STOP, NOON)).isEqualTo(NOON);
        assertThat(SCHEDULE.dueAt(proposed(), STOP, NOON)).isEqualTo(NOON);
    }

    @Test
    void the_last_report_waits_although_the_end_is_requested() {
        assertThat(SCHEDULE.dueAt(running().stopped(NOON), STOP, NOON.plusSeconds(5)))
                .isEqualTo(NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void a_running_order_is_reported_on_at_intervals_and_at_its_end() {
        // given
        var end = running().endsAt();

        // when / then
        assertThat(SCHEDULE.dueAt(running(), null, NOON)).isEqualTo(NOON.plusSeconds(60));
        assertThat(SCHEDULE.dueAt(running(), null, end.minusSeconds(10))).isEqualTo(end);
    }

    @Test
    void corrections_of_a_settled_order_are_read_for_a_while() {
        assertThat(SCHEDULE.dueAt(settled(), null, NOON)).isEqualTo(NOON.plus(Duration.ofHours(6)));
        assertThat(SCHEDULE.dueAt(settled(), null, NOON.plus(Duration.ofDays(14))))
                .isNull();
    }

    @Test
    void an_order_that_needs_validation_is_due_at_once() {
        assertThat(SCHEDULE.dueAt(proposed(), null, NOON)).isEqualTo(NOON);
    }

    @Test
    void an_unapproved_order_is_due_at_its_deadline() {
        assertThat(SCHEDULE.dueAt(validated(), null, NOON)).isEqualTo(NOON.plus(Duration.ofHours(24)));
        assertThat(SCHEDULE.dueAt(insertion(), null, NOON)).isEqualTo(NOON.plus(Duration.ofHours(24)));
        assertThat(SCHEDULE.dueAt(approved(), null, NOON)).isEqualTo(NOON);
        assertThat(SCHEDULE.dueAt(proposed().reject("ann", "no", NOON).next(), null, NOON))
                .isNull();
    }
}
