package dev.ratiomesh.order.placing.outbound.store;

import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.order.placing.caps.CapKey;
import dev.ratiomesh.order.placing.proposal.DecisionEvidence;
import dev.ratiomesh.order.placing.state.Transition;
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
        Transition decision,
        BigDecimal orderCap,
        List<CapKey> caps,
        DecisionEvidence evidence,
        Envelope origin,
        @Nullable Instant dueAt) {}
