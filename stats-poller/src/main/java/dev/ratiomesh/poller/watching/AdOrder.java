package dev.ratiomesh.poller.watching;

import dev.ratiomesh.contracts.order.OrderEvent;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.contracts.order.OrderView;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An advertising order, as far as it changes how often its video is read.
 *
 * @param running whether the provider shows the video or is about to
 * @param justPlaced whether the order has just been placed; its video is then read at once
 * @param endsAt the moment the provider stops showing the video, null when not known
 */
public record AdOrder(
        String orderId,
        String videoId,
        long version,
        boolean running,
        boolean justPlaced,
        @Nullable Instant endsAt,
        Instant changedAt) {
    private static final Set<OrderState> SHOWN = Set.of(OrderState.PLACED, OrderState.RUNNING);

    public static AdOrder of(OrderEvent.OrderStateEvent event) {
        OrderView order = event.order();
        return new AdOrder(
                order.orderId(),
                order.videoId(),
                order.version(),
                SHOWN.contains(order.state()),
                event instanceof OrderEvent.OrderPlaced,
                order.endsAt(),
                event.at());
    }
}
