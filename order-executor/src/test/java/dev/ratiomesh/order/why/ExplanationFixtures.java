package dev.ratiomesh.order.why;

import dev.ratiomesh.delivery.json.Sha256;
import dev.ratiomesh.order.placing.OrderFixtures;
import dev.ratiomesh.order.placing.proposal.DecisionEvidence;
import dev.ratiomesh.order.placing.proposal.DecisionEvidenceJson;
import dev.ratiomesh.order.placing.proposal.DecisionTrace;
import dev.ratiomesh.order.why.OrderTraces.ExchangeTrace;
import dev.ratiomesh.order.why.OrderTraces.LedgerTrace;
import dev.ratiomesh.order.why.OrderTraces.StepTrace;
import java.math.BigDecimal;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Makes the explanation of a placed order, and keys to sign it. */
final class ExplanationFixtures {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final BigDecimal BUDGET = new BigDecimal("30.00");
    private static final String REQUEST = "{\"name\":\"the order\"}";

    private ExplanationFixtures() {}

    static String placed() {
        DecisionEvidence evidence = OrderFixtures.evidence();
        DecisionTrace trace = DecisionTrace.derive(evidence);
        return OrderExplanation.of(
                        order(evidence, Objects.requireNonNull(trace.result())),
                        new OrderExplanation.StoredTexts(
                                DecisionEvidenceJson.write(evidence),
                                DecisionEvidenceJson.write(trace),
                                "{\"id\":\"target-1\"}"),
                        new OrderTraces(exchanges(), ledger(), steps()),
                        NOON)
                .toJson();
    }

    static SigningKey key() {
        try {
            byte[] encoded = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return SigningKey.parse(dev.ratiomesh.testkit.PemWriter.write("PRIVATE KEY", encoded));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String jwk(SigningKey key) {
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\""
                + key.verifyingKey().x() + "\"}";
    }

    private static OrderFacts order(DecisionEvidence evidence, DecisionTrace.Result result) {
        var brief = evidence.campaign().brief();
        return new OrderFacts(
                result.orderId(),
                brief.campaignId(),
                brief.tenantId(),
                brief.videoId(),
                brief.title(),
                result.provider(),
                result.account(),
                result.currency(),
                result.budget(),
                brief.budget().orderCap(),
                result.days(),
                result.plannedViews(),
                result.gap(),
                result.targetObservedAt(),
                result.model(),
                result.decideBy(),
                result.until(),
                result.createdAt(),
                "PLACED",
                4,
                BigDecimal.ZERO,
                0,
                "customers/1234567890/campaigns/111",
                result.until(),
                1,
                Sha256.hex(REQUEST),
                null,
                null);
    }

    private static List<ExchangeTrace> exchanges() {
        String answer = "{\"results\":[]}";
        return List.of(new ExchangeTrace(
                "googleAds:mutate",
                1,
                1,
                "POST",
                "customers/1234567890/googleAds:mutate",
                REQUEST,
                Sha256.hex(REQUEST),
                "ANSWERED",
                200,
                answer,
                Sha256.hex(answer),
                NOON,
                12,
                NOON,
                12,
                1));
    }

    private static List<LedgerTrace> ledger() {
        return List.of(new LedgerTrace("RESERVED", "USD", BUDGET, NOON, "proposed"));
    }

    private static List<StepTrace> steps() {
        return List.of(
                step(1, "order.proposed.v1", "PROPOSED", null),
                step(2, "order.approved.v1", "APPROVED", "ann"),
                step(3, "order.progressed.v1", "SENDING", null),
                step(4, "order.placed.v1", "PLACED", null));
    }

    private static StepTrace step(long version, String type, String state, String by) {
        return new StepTrace(version, type, state, BigDecimal.ZERO, 0, by, null, NOON);
    }
}
