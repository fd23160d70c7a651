package dev.ratiomesh.order.placing.outbound;

import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.order.placing.CapKey;
import dev.ratiomesh.order.placing.Decision;
import dev.ratiomesh.order.placing.Evidence;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that is about to be written.
 *
 * @param caps that its budget is reserved under, already locked
 * @param evidence what it rests on; kept as JSON with the reasoning that follows
 * @param origin the target's envelope
 * @param dueAt when something is due for it, null when that is up to a person
 */
public record NewOrder(
        Decision decision,
        BigDecimal orderCap,
        List<CapKey> caps,
        Evidence evidence,
        Envelope origin,
        @Nullable Instant dueAt) {}
