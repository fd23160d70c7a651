package dev.ratiomesh.order.placing.inbound.http;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.ratiomesh.contracts.order.OrderView;
import dev.ratiomesh.delivery.http.PageCursor;
import dev.ratiomesh.order.placing.outbound.store.OrderQueries.CostLine;
import dev.ratiomesh.order.placing.outbound.store.OrderRow;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.ProviderValidation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps orders to the content that HTTP shows. */
final class OrderViews {
    private static final int MAX_QUOTE_LENGTH = 40;

    private OrderViews() {}

    /**
     * One page of orders, newest first.
     *
     * @param next the cursor of the next page, null on the last
     */
    record OrderPage(List<OrderView> items, @Nullable String next) {}

    /**
     * An order with everything that a person needs to decide about it.
     *
     * @param mostItCanCost its cost so far and the most that it can still cost, in the order's currency
     * @param validation the result of the provider's validation before the order is sent
     * @param resolvedBy the person who resolved the order while its outcome was unknown, null when nobody did
     * @param decideBy the time by which an approver must decide, null when no approval is needed
     * @param ending the reason for which it shall end, null when it shall not
     * @param problem the last failure, null when there is none
     * @param evidence all inputs of the decision on the order, as JSON
     */
    record OrderDetails(
            OrderView order,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal mostItCanCost,
            CheckView validation,
            @Nullable ManualConfirmationView resolvedBy,
            @Nullable Instant decideBy,
            @Nullable String ending,
            @Nullable String problem,
            @JsonRawValue String evidence,
            List<CostLine> ledger) {}

    /** The state of the provider's validation. */
    enum CheckState {
        NOT_VALIDATED_YET,
        PASSED,
        OBJECTED,
        /** A person books the order, so that there is no provider to ask. */
        NOT_NEEDED
    }

    /**
     * The provider's validation of an order.
     *
     * @param at the time of the provider's response, null before it
     * @param findings the provider's text, null before its response
     */
    record CheckView(CheckState state, @Nullable Instant at, @Nullable String findings) {}

    /**
     * A person's statement that an order of unknown outcome is at the provider.
     *
     * @param by the person's name from the bearer token
     * @param reason null when none was given
     */
    record ManualConfirmationView(String by, @Nullable String reason) {}

    static OrderPage page(List<OrderRow> rows, int size) {
        List<Order> orders = rows.stream().limit(size).map(OrderRow::toOrder).toList();
        return new OrderPage(
                orders.stream().map(Order::view).toList(), rows.size() > size ? cursor(orders.get(size - 1)) : null);
    }

    static OrderDetails details(OrderRow row, List<CostLine> ledger) {
        Order order = row.toOrder();
        var endRequest = row.endRequest();
        return new OrderDetails(
                order.view(),
                order.maximumCost().amount(),
                validationView(row.validation(), order),
                confirmationView(row),
                order.proposal().decideBy(),
                endRequest == null ? null : endRequest.reason(),
                row.problem(),
                row.evidence(),
                ledger);
    }

    private static CheckView validationView(@Nullable ProviderValidation validation, Order order) {
        if (validation != null) {
            CheckState state = validation.passed() ? CheckState.PASSED : CheckState.OBJECTED;
            return new CheckView(state, validation.at(), validation.findings());
        }
        boolean needed = order.proposal().provider().isAutomatic();
        return new CheckView(needed ? CheckState.NOT_VALIDATED_YET : CheckState.NOT_NEEDED, null, null);
    }

    private static @Nullable ManualConfirmationView confirmationView(OrderRow row) {
        String by = row.confirmedBy();
        return by == null ? null : new ManualConfirmationView(by, row.confirmationReason());
    }

    /** Quotes a value for a message, cut after 40 characters so that a long one cannot flood it. */
    static String quote(String value) {
        return '"' + (value.length() <= MAX_QUOTE_LENGTH ? value : value.substring(0, MAX_QUOTE_LENGTH) + "…") + '"';
    }

    private static String cursor(Order last) {
        return PageCursor.encode(
                last.proposal().createdAt() + "|" + last.proposal().orderId());
    }
}
