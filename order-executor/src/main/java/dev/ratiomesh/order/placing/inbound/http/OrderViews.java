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

/** What is shown of orders over HTTP. */
final class OrderViews {
    private static final int MAX_QUOTE_LENGTH = 40;

    private OrderViews() {}

    /** @param next the cursor of the next page, null on the last */
    record OrderPage(List<OrderView> items, @Nullable String next) {}

    /**
     * @param mostItCanCost what it has cost and can still cost, in the order's currency
     * @param validation what the provider said of it before it was sent
     * @param decideBy when an approver must have decided, null when none need
     * @param resolvedBy who said where it is when nobody knew, null when nobody needed to
     * @param ending why it is to end, null when it is not
     * @param problem what went wrong last, null when nothing did
     * @param evidence target, prior and caps that the order rests on
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

    /** How far the check at the provider has come. */
    enum CheckState {
        NOT_VALIDATED_YET,
        PASSED,
        OBJECTED,
        /** A person places it. */
        NOT_NEEDED
    }

    /** @param findings in the provider's words, null as long as there are none */
    record CheckView(CheckState state, @Nullable Instant at, @Nullable String findings) {}

    record ManualConfirmationView(String by, @Nullable String reason) {}

    static OrderPage page(List<OrderRow> rows, int size) {
        List<Order> orders = rows.stream().limit(size).map(OrderRow::toOrder).toList();
        return new OrderPage(
                orders.stream().map(Order::view).toList(), rows.size() > size ? cursor(orders.get(size - 1)) : null);
    }

    static OrderDetails details(OrderRow row, List<CostLine> ledger) {
        Order order = row.toOrder();
        var ending = row.endRequest();
        return new OrderDetails(
                order.view(),
                order.maximumCost().amount(),
                validationView(row.validation(), order),
                confirmationView(row),
                order.proposal().decideBy(),
                ending == null ? null : ending.reason(),
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

    /** A value in a message: bounded, so that a long one cannot flood it. */
    static String quote(String value) {
        return '"' + (value.length() <= MAX_QUOTE_LENGTH ? value : value.substring(0, MAX_QUOTE_LENGTH) + "…") + '"';
    }

    private static String cursor(Order last) {
        return PageCursor.of(last.proposal().createdAt() + "|" + last.proposal().orderId());
    }
}
