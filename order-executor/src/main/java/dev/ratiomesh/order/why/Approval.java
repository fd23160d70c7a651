package dev.ratiomesh.order.why;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.order.why.OrderTraces.StepTrace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names the person or the rule that approved the order.
 *
 * @param outcome APPROVED, REJECTED or NONE
 * @param automatic whether no person was needed, because the budget is within {@code autoApproveUpTo}
 * @param by the approver, {@code auto} for the rules, null without a decision
 * @param at moment of the decision, null without one
 * @param autoApproveUpTo largest budget that needs no person, from the brief; null when the evidence has none
 * @param decideBy deadline for a person's decision; null when no approval is needed
 */
public record Approval(
        String outcome,
        boolean automatic,
        @Nullable String by,
        @Nullable Instant at,
        @Nullable String autoApproveUpTo,
        @Nullable Instant decideBy) {
    static final String APPROVED = "order.approved.v1";
    static final String BY_RULES = "auto";
    private static final String REJECTED = "order.rejected.v1";

    static Approval of(JsonNode evidence, OrderFacts order, List<StepTrace> steps) {
        Optional<StepTrace> decided = steps.stream()
                .filter(step -> step.type().equals(APPROVED) || step.type().equals(REJECTED))
                .findFirst();
        String by = decided.map(StepTrace::by).orElse(null);
        return new Approval(
                decided.map(step -> step.type().equals(APPROVED) ? "APPROVED" : "REJECTED")
                        .orElse("NONE"),
                BY_RULES.equals(by),
                by,
                decided.map(StepTrace::at).orElse(null),
                evidence.at("/campaign/brief/budget/autoApproveUpTo").asText(null),
                order.decideBy());
    }
}
