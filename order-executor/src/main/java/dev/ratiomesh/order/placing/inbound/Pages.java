package dev.ratiomesh.order.placing.inbound;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.ratiomesh.contracts.order.OrderView;
import dev.ratiomesh.delivery.http.Cursor;
import dev.ratiomesh.order.placing.Order;
import dev.ratiomesh.order.placing.outbound.OrderQueries.CostLine;
import dev.ratiomesh.order.placing.outbound.OrderRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is shown of orders over HTTP. */
final class Pages {
    private static final int LONGEST_QUOTE = 40;

    private Pages() {}

    /** @param next the cursor of the next page, null on the last */
    record OrderPage(List<OrderView> items, @Nullable String next) {}

    /**
     * @param decideBy when an approver must have decided, null when none need
     * @param ending why it is to end, null when it is not
     * @param problem what went wrong last, null when nothing did
     * @param evidence target, prior and caps that the order rests on
     */
    record OrderDetails(
            OrderView order,
            @Nullable Instant decideBy,
            @Nullable String ending,
            @Nullable String problem,
            @JsonRawValue String evidence,
            List<CostLine> ledger) {}

    static OrderPage of(List<OrderRow> rows, int size) {
        List<Order> orders = rows.stream().limit(size).map(OrderRow::toOrder).toList();
        return new OrderPage(
                orders.stream().map(Order::view).toList(), rows.size() > size ? cursor(orders.get(size - 1)) : null);
    }

    static OrderDetails details(OrderRow row, List<CostLine> ledger) {
        Order order = row.toOrder();
        var ending = row.ending();
        return new OrderDetails(
                order.view(),
                order.proposal().decideBy(),
                ending == null ? null : ending.reason(),
                row.problem(),
                row.evidence(),
                ledger);
    }

    /** A value in a message: bounded, so that a long one cannot flood it. */
    static String quote(String value) {
        return '"' + (value.length() <= LONGEST_QUOTE ? value : value.substring(0, LONGEST_QUOTE) + "…") + '"';
    }

    private static String cursor(Order last) {
        return Cursor.of(last.proposal().createdAt() + "|" + last.proposal().orderId());
    }
}
