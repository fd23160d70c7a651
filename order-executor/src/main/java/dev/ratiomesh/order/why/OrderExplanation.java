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
 * Explains in one self-contained document why an order exists and what followed from it.
 *
 * <p>Signed as JSON: the component names stay.
 *
 * @param form version of the document; a change of meaning gets a new name
 * @param cause the message that led to the order: id, source, type, and the chain it belongs to
 * @param evidence all inputs of the decision
 * @param evidenceHash SHA-256 of the evidence with its fields in alphabetical order
 * @param reasoning trace of the decision: checks, sizing, caps, result; null when none is stored
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
     * Holds the JSON texts that are stored with an order.
     *
     * @param reasoning null when none is stored
     */
    public record StoredTexts(String evidence, @Nullable String reasoning, String origin) {}

    /** Holds the public figures of the video; likes and comments are null when they are hidden. */
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

    /** Puts an explanation together from the stored parts. */
    public static OrderExplanation of(OrderFacts order, StoredTexts texts, OrderTraces traces, Instant now) {
        JsonNode evidence = DecisionEvidenceJson.parse(texts.evidence());
        JsonNode target = evidence.path("target");
        String reasoning = texts.reasoning();
        return new OrderExplanation(
                FORM,
                now,
                order,
                DecisionEvidenceJson.parse(texts.origin()),
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

    /** Writes the explanation as JSON; amounts are decimal strings. */
    public String toJson() {
        return DecisionEvidenceJson.write(this);
    }
}
