package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.order.placing.caps.CapReservations;
import dev.ratiomesh.order.placing.execution.OrderSnapshot;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the table of orders, with its holds and the sums of its lines in the ledger. */
final class OrderRecord {
    final String id;
    Order order;
    CapReservations reservations;

    @Nullable
    EndRequest endRequest;

    @Nullable
    Instant dueAt;

    @Nullable
    Instant leaseUntil;

    long epoch;
    int failures;
    BigDecimal reserved = BigDecimal.ZERO;
    BigDecimal released = BigDecimal.ZERO;
    BigDecimal spent = BigDecimal.ZERO;
    BigDecimal positiveSpent = BigDecimal.ZERO;

    OrderRecord(Order order, CapReservations holds) {
        this.id = order.proposal().orderId();
        this.order = order;
        this.reservations = holds;
    }

    OrderSnapshot snapshot(Instant now) {
        return new OrderSnapshot(order, endRequest, now);
    }

    void requestEnd(@Nullable EndRequest wish) {
        if (wish != null && endRequest == null) {
            endRequest = wish;
        }
    }

    boolean isFree(Instant now) {
        return leaseUntil == null || !leaseUntil.isAfter(now);
    }

    void scheduleNext(@Nullable Instant until) {
        dueAt = until;
        leaseUntil = null;
    }
}
