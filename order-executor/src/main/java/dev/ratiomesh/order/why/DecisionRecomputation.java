package dev.ratiomesh.order.why;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ratiomesh.order.placing.proposal.DecisionEvidenceJson;
import dev.ratiomesh.order.placing.proposal.DecisionTrace;
import java.time.DateTimeException;
import java.util.List;

/**
 * Recomputes the decision of an explanation from its evidence, with the code that decides, and compares: hash, checks,
 * sizing, budget, caps and order id, then the order itself and its records.
 */
public final class DecisionRecomputation {
    private static final List<String> RESULT_FIELDS = List.of(
            "orderId",
            "provider",
            "account",
            "currency",
            "budget",
            "days",
            "plannedViews",
            "gap",
            "targetObservedAt",
            "model",
            "decideBy",
            "until",
            "createdAt");
    private static final List<String> BRIEF_FIELDS = List.of("campaignId", "tenantId", "videoId", "title");

    private final JsonNode explanation;
    private final JsonComparison comparison = new JsonComparison();

    private DecisionRecomputation(JsonNode explanation) {
        this.explanation = explanation;
    }

    /** Returns every comparison that can be made; a part that cannot be read counts as a difference. */
    public static List<FieldComparison> compare(JsonNode explanation) {
        return new DecisionRecomputation(explanation).compareAll();
    }

    private List<FieldComparison> compareAll() {
        comparison.add(FieldComparison.of("form", explanation.path("form").asText(), OrderExplanation.FORM));
        JsonNode evidence = explanation.path("evidence");
        comparison.add(FieldComparison.of(
                "evidenceHash", explanation.path("evidenceHash").asText(), TreeHash.sha256(evidence)));
        comparison.compareTrees("target", explanation.path("target"), evidence.path("target"));
        compareSnapshot(evidence.path("target"));
        JsonNode trace = recomputeTrace(evidence);
        comparison.compareTrees("reasoning", explanation.path("reasoning"), trace);
        compareOrder(evidence, trace.path("result"));
        new ConsequenceCheck(explanation, comparison).compare(trace.path("result"));
        return comparison.comparisons();
    }

    private void compareSnapshot(JsonNode target) {
        JsonNode recomputed;
        try {
            recomputed = DecisionEvidenceJson.tree(OrderExplanation.Snapshot.of(target));
        } catch (DateTimeException e) {
            recomputed = MissingNode.getInstance();
        }
        comparison.compareTrees("snapshot", explanation.path("snapshot"), recomputed);
    }

    private JsonNode recomputeTrace(JsonNode evidence) {
        try {
            return DecisionEvidenceJson.tree(DecisionTrace.derive(DecisionEvidenceJson.evidence(evidence)));
        } catch (RuntimeException e) {
            comparison.add(
                    new FieldComparison("evidence", false, "cannot be decided on", String.valueOf(e.getMessage())));
            return MissingNode.getInstance();
        }
    }

    private void compareOrder(JsonNode evidence, JsonNode result) {
        JsonNode order = explanation.path("order");
        RESULT_FIELDS.forEach(name -> comparison.compareLeaf("order." + name, order.path(name), result.path(name)));
        JsonNode brief = evidence.at("/campaign/brief");
        BRIEF_FIELDS.forEach(name -> comparison.compareLeaf("order." + name, order.path(name), brief.path(name)));
        comparison.compareLeaf("order.orderCap", order.path("orderCap"), brief.at("/budget/orderCap"));
    }
}
