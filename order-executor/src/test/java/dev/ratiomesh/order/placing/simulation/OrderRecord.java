package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.order.placing.caps.CapReservations;
import dev.ratiomesh.order.placing.execution.OrderSnapshot;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stands in for a row of the order table, with its reservations and the sums of its ledger entries. */
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

    OrderRecord(Order order, CapReservations reservations) {
        this.id = order.proposal().orderId();
        this.order = order;
        this.reservations = reservations;
    }

    OrderSnapshot snapshot(Instant now) {
        return new OrderSnapshot(order, endRequest, now);
    }

    void requestEnd(@Nullable EndRequest request) {
        if (request != null && endRequest == null) {
            endRequest = request;
        }
    }

    boolean isFree(Instant now) {
        return leaseUntil == null || !leaseUntil.isAfter(now);
    }

    void scheduleNext(@Nullable Instant nextAt) {
        dueAt = nextAt;
        leaseUntil = null;
    }
}
