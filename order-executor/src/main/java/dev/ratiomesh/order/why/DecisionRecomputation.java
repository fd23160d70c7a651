package dev.ratiomesh.order.why;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ratiomesh.order.placing.proposal.DecisionEvidenceJson;
import dev.ratiomesh.order.placing.proposal.DecisionTrace;
import java.time.DateTimeException;
import java.util.List;

/**
 * Reckons the decision of a dossier again from its evidence, with the code that decides, and compares: hash, checks,
 * sizing, budget, caps and order id, then the order itself and what it has left behind.
 */
public final class DecisionRecomputation {
    private static final List<String> OF_RESULT = List.of(
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
    private static final List<String> OF_BRIEF = List.of("campaignId", "tenantId", "videoId", "title");

    private final JsonNode dossier;
    private final JsonComparison comparison = new JsonComparison();

    private DecisionRecomputation(JsonNode dossier) {
        this.dossier = dossier;
    }

    /** Every comparison that can be made; a part that cannot be read is a finding, too. */
    public static List<FieldComparison> of(JsonNode dossier) {
        return new DecisionRecomputation(dossier).findings();
    }

    private List<FieldComparison> findings() {
        comparison.add(FieldComparison.of("form", dossier.path("form").asText(), OrderExplanation.FORM));
        JsonNode evidence = dossier.path("evidence");
        comparison.add(
                FieldComparison.of("evidenceHash", dossier.path("evidenceHash").asText(), TreeHash.ofTree(evidence)));
        comparison.trees("target", dossier.path("target"), evidence.path("target"));
        snapshot(evidence.path("target"));
        JsonNode reasoning = reasoning(evidence);
        comparison.trees("reasoning", dossier.path("reasoning"), reasoning);
        order(evidence, reasoning.path("result"));
        new ConsequenceCheck(dossier, comparison).compare(reasoning.path("result"));
        return comparison.findings();
    }

    private void snapshot(JsonNode target) {
        JsonNode recomputed;
        try {
            recomputed = DecisionEvidenceJson.tree(OrderExplanation.Snapshot.of(target));
        } catch (DateTimeException e) {
            recomputed = MissingNode.getInstance();
        }
        comparison.trees("snapshot", dossier.path("snapshot"), recomputed);
    }

    private JsonNode reasoning(JsonNode evidence) {
        try {
            return DecisionEvidenceJson.tree(DecisionTrace.of(DecisionEvidenceJson.evidence(evidence)));
        } catch (RuntimeException e) {
            comparison.add(
                    new FieldComparison("evidence", false, "cannot be decided on", String.valueOf(e.getMessage())));
            return MissingNode.getInstance();
        }
    }

    private void order(JsonNode evidence, JsonNode result) {
        JsonNode order = dossier.path("order");
        OF_RESULT.forEach(name -> comparison.leaf("order." + name, order.path(name), result.path(name)));
        JsonNode brief = evidence.at("/campaign/brief");
        OF_BRIEF.forEach(name -> comparison.leaf("order." + name, order.path(name), brief.path(name)));
        comparison.leaf("order.orderCap", order.path("orderCap"), brief.at("/budget/orderCap"));
    }
}
