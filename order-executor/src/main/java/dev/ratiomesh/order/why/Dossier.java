package dev.ratiomesh.order.why;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.order.placing.EvidenceJson;
import dev.ratiomesh.order.why.Traces.Line;
import dev.ratiomesh.order.why.Traces.Step;
import dev.ratiomesh.order.why.Traces.Told;
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
public record Dossier(
        String form,
        Instant issuedAt,
        OrderFacts order,
        JsonNode cause,
        Snapshot snapshot,
        JsonNode target,
        @Nullable JsonNode reasoning,
        Approval approval,
        List<Told> exchanges,
        List<Line> ledger,
        List<Step> steps,
        JsonNode evidence,
        String evidenceHash) {
    public static final String FORM = "ratio-mesh/order-why/v1";

    /**
     * The texts as they are stored.
     *
     * @param reasoning null when none was kept
     */
    public record Kept(String evidence, @Nullable String reasoning, String origin) {}

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

    public static Dossier of(OrderFacts order, Kept kept, Traces traces, Instant now) {
        JsonNode evidence = EvidenceJson.parse(kept.evidence());
        JsonNode target = evidence.path("target");
        String reasoning = kept.reasoning();
        return new Dossier(
                FORM,
                now,
                order,
                EvidenceJson.parse(kept.origin()),
                Snapshot.of(target),
                target,
                reasoning == null ? null : EvidenceJson.parse(reasoning),
                Approval.of(evidence, order, traces.steps()),
                traces.exchanges(),
                traces.ledger(),
                traces.steps(),
                evidence,
                Hash.ofTree(evidence));
    }

    /** As JSON; amounts are decimal strings. */
    public String toJson() {
        return EvidenceJson.write(this);
    }
}
