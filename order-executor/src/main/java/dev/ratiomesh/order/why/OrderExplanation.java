package dev.ratiomesh.order.why;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.order.placing.proposal.DecisionEvidenceJson;
import dev.ratiomesh.order.why.OrderTraces.ExchangeTrace;
import dev.ratiomesh.order.why.OrderTraces.LedgerTrace;
import dev.ratiomesh.order.why.OrderTraces.StepTrace;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an order exists and what became of it, in one self-contained document.
 *
 * @param form names this form of the document; another meaning gets another name
 * @param cause the message that led to the order: id, source, type, and the chain it belongs to
 * @param evidence all that the decision rested on
 * @param evidenceHash SHA-256 of the evidence with its fields in alphabetical order
 * @param reasoning how the decision followed: checks, sizing, caps, result; null in orders older than it is kept
 */
public record OrderExplanation(
        String form,
        Instant issuedAt,
        OrderFacts order,
        JsonNode cause,
        Snapshot snapshot,
        JsonNode target,
        @Nullable JsonNode reasoning,
        Approval approval,
        List<ExchangeTrace> exchanges,
        List<LedgerTrace> ledger,
        List<StepTrace> steps,
        JsonNode evidence,
        String evidenceHash) {
    public static final String FORM = "ratio-mesh/order-why/v1";

    /**
     * The texts as they are stored.
     *
     * @param reasoning null when none was kept
     */
    public record StoredTexts(String evidence, @Nullable String reasoning, String origin) {}

    /** What was read of the video; likes and comments are null when they are hidden. */
    public record Snapshot(
            String videoId, Instant observedAt, long views, @Nullable Long likes, @Nullable Long comments) {

        static Snapshot of(JsonNode target) {
            return new Snapshot(
                    target.path("videoId").asText(),
                    Instant.parse(target.path("observedAt").asText()),
                    target.path("views").asLong(),
                    count(target.path("likes")),
                    count(target.path("comments")));
        }

        private static @Nullable Long count(JsonNode measure) {
            return measure.path("actual").isNumber() ? measure.path("actual").asLong() : null;
        }
    }

    public static OrderExplanation of(OrderFacts order, StoredTexts kept, OrderTraces traces, Instant now) {
        JsonNode evidence = DecisionEvidenceJson.parse(kept.evidence());
        JsonNode target = evidence.path("target");
        String reasoning = kept.reasoning();
        return new OrderExplanation(
                FORM,
                now,
                order,
                DecisionEvidenceJson.parse(kept.origin()),
                Snapshot.of(target),
                target,
                reasoning == null ? null : DecisionEvidenceJson.parse(reasoning),
                Approval.of(evidence, order, traces.steps()),
                traces.exchanges(),
                traces.ledger(),
                traces.steps(),
                evidence,
                TreeHash.sha256(evidence));
    }

    /** As JSON; amounts are decimal strings. */
    public String toJson() {
        return DecisionEvidenceJson.write(this);
    }
}
