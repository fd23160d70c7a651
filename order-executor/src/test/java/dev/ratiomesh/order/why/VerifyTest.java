package dev.ratiomesh.order.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.order.placing.proposal.DecisionEvidenceJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
    /** Fields from which no other field follows; only the signature protects them. */
    private static final String BY_SIGNATURE_ALONE = "issuedAt|cause.*|exchanges.*|order\\.endsAt|approval\\.at"
            + "|ledger.*\\.at|steps\\[[0-2]\\]\\.(spent|views)|steps.*\\.at|evidenceHash";

    private final SigningKey key = ExplanationFixtures.key();
    private final String placed = ExplanationFixtures.placed();

    @Test
    void a_genuine_document_agrees_in_every_field() {
        assertThat(Verify.check(Jws.sign(placed, key), ExplanationFixtures.jwk(key)))
                .hasSizeGreaterThan(150)
                .allMatch(FieldComparison::agrees);
    }

    @Test
    void any_figure_changed_before_signing_is_found() {
        List<String> changed = new ArrayList<>();
        for (String path : paths("", DecisionEvidenceJson.parse(placed))) {
            JsonNode document = DecisionEvidenceJson.parse(placed);
            if (!path.matches(BY_SIGNATURE_ALONE) && change(document, path)) {
                changed.add(path);
                assertThat(Verify.check(Jws.sign(document.toString(), key), ExplanationFixtures.jwk(key)))
                        .as(path)
                        .anyMatch(finding -> !finding.agrees());
            }
        }
        assertThat(changed)
                .hasSizeGreaterThan(120)
                .contains(
                        "reasoning.sizing.viewsNeeded",
                        "reasoning.caps[0].reservedAfter",
                        "evidence.target.likes.low",
                        "order.budget",
                        "ledger[0].amount");
    }

    @Test
    void any_figure_changed_after_signing_is_found() {
        String signed = Jws.sign(placed, key);
        for (String path : paths("", DecisionEvidenceJson.parse(placed))) {
            JsonNode document = DecisionEvidenceJson.parse(placed);
            if (change(document, path)) {
                ObjectNode forged = (ObjectNode) DecisionEvidenceJson.parse(signed);
                forged.set(
                        "payload",
                        DecisionEvidenceJson.parse(Jws.sign(document.toString(), key))
                                .path("payload"));
                assertThat(Verify.check(forged.toString(), ExplanationFixtures.jwk(key))
                                .get(0))
                        .as(path)
                        .returns("signature", FieldComparison::field)
                        .returns(false, FieldComparison::agrees);
            }
        }
    }

    @Test
    void a_document_signed_with_another_key_or_unsigned_is_found() {
        assertThat(Verify.check(Jws.sign(placed, ExplanationFixtures.key()), ExplanationFixtures.jwk(key))
                        .get(0)
                        .agrees())
                .isFalse();
        assertThat(Verify.check(placed, ExplanationFixtures.jwk(key)))
                .filteredOn(finding -> !finding.agrees())
                .extracting(FieldComparison::field)
                .containsExactly("signature");
    }

    @Test
    void a_jose_library_accepts_the_signature() throws Exception {
        // given
        JsonNode signed = DecisionEvidenceJson.parse(Jws.sign(placed, key));

        // when
        JsonWebSignature verifier = new JsonWebSignature();
        verifier.setAlgorithmConstraints(new org.jose4j.jwa.AlgorithmConstraints(
                org.jose4j.jwa.AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA));
        verifier.setCompactSerialization(
                signed.path("protected").asText() + "." + signed.path("payload").asText() + "."
                        + signed.path("signature").asText());
        JsonWebKey jwk = JsonWebKey.Factory.newJwk(ExplanationFixtures.jwk(key));
        verifier.setKey(jwk.getKey());

        // then
        assertThat(verifier.verifySignature()).isTrue();
        assertThat(verifier.getKeyIdHeaderValue()).isEqualTo(jwk.calculateBase64urlEncodedThumbprint("SHA-256"));
    }

    @Test
    void prints_every_comparison_and_exits_with_0_1_or_2(@TempDir Path folder) throws IOException {
        // given
        Path document = Files.writeString(folder.resolve("why.json"), Jws.sign(placed, key));
        Path jwk = Files.writeString(folder.resolve("key.json"), ExplanationFixtures.jwk(key));
        Path forged = Files.writeString(
                folder.resolve("forged.json"), Jws.sign(placed.replace("\"days\":6", "\"days\":5"), key));

        // when / then
        assertThat(output(0, document, jwk)).contains("agrees   reasoning.sizing.gap = 15", "comparisons agree.");
        assertThat(output(1, forged, jwk)).contains("DIFFERS  order.days: the document says 5, recomputed is 6");
        assertThat(output(2, folder.resolve("none"), jwk)).contains("Cannot be checked");
    }

    @Test
    void an_invalid_key_is_rejected_without_its_text() {
        assertThatThrownBy(() -> SigningKey.parse(dev.ratiomesh.testkit.PemWriter.write(
                        "PRIVATE KEY", "secret".getBytes(StandardCharsets.US_ASCII))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContaining("c2VjcmV0");
        assertThatThrownBy(() -> SigningKey.parse("secret")).hasMessageNotContaining("secret");
    }

    private static String output(int exit, Path document, Path key) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Verify.run(
                        List.of(document.toString(), key.toString()),
                        new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isEqualTo(exit);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> paths(String at, JsonNode node) {
        List<String> paths = new ArrayList<>();
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                paths.addAll(paths(at.isEmpty() ? field.getKey() : at + "." + field.getKey(), field.getValue()));
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                paths.addAll(paths(at + "[" + i + "]", node.get(i)));
            }
        } else {
            paths.add(at);
        }
        return paths;
    }

    /** Adds one to a number or an amount and a second to a time; false when the leaf is no figure. */
    private static boolean change(JsonNode document, String path) {
        String pointer = "/" + path.replace(".", "/").replace("[", "/").replace("]", "");
        JsonNode leaf = document.at(pointer);
        JsonNode parent = document.at(pointer.substring(0, pointer.lastIndexOf('/')));
        JsonNode next = changed(leaf);
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        if (next == null) {
            return false;
        }
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), next);
        } else {
            ((ObjectNode) parent).set(name, next);
        }
        return true;
    }

    private static JsonNode changed(JsonNode leaf) {
        if (leaf.isNumber()) {
            return DecisionEvidenceJson.tree(leaf.doubleValue() + 1);
        }
        try {
            return DecisionEvidenceJson.tree(
                    new BigDecimal(leaf.asText()).add(BigDecimal.ONE).toPlainString());
        } catch (NumberFormatException noNumber) {
            try {
                return DecisionEvidenceJson.tree(
                        Instant.parse(leaf.asText()).plusSeconds(1).toString());
            } catch (DateTimeException noTime) {
                return null;
            }
        }
    }
}
