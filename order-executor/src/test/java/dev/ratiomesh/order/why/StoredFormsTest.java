package dev.ratiomesh.order.why;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.order.placing.proposal.DecisionEvidence;
import dev.ratiomesh.order.placing.proposal.DecisionEvidenceJson;
import dev.ratiomesh.order.placing.proposal.DecisionTrace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads and writes texts stored on 28 November 2026, byte for byte. Databases and customers' folders hold these texts, and
 * explanations of orders are signed over them: a rename in Java changes none of it.
 */
class StoredFormsTest {

    @ParameterizedTest
    @ValueSource(strings = {"evidence", "evidence-refused", "evidence-silent"})
    void stored_evidence_is_read_and_written_as_it_is(String name) {
        assertThat(DecisionEvidenceJson.write(evidence(name))).isEqualTo(stored(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-refused", "-silent"})
    void the_trace_of_stored_evidence_is_the_stored_trace(String kind) {
        assertThat(DecisionEvidenceJson.write(DecisionTrace.derive(evidence("evidence" + kind))))
                .isEqualTo(stored("reasoning" + kind));
    }

    @Test
    void an_explanation_has_the_fields_that_it_always_had() {
        assertThat(ExplanationFixtures.placed()).isEqualTo(stored("dossier"));
    }

    @Test
    void a_stored_signed_explanation_still_verifies() {
        assertThat(Verify.check(stored("why"), stored("why-key")))
                .hasSizeGreaterThan(150)
                .allMatch(FieldComparison::agrees);
    }

    @Test
    void a_stored_brief_and_a_stored_envelope_are_read_and_written_as_they_are() throws JsonProcessingException {
        assertThat(rewritten("brief", Brief.class)).isEqualTo(stored("brief"));
        assertThat(rewritten("envelope", Envelope.class)).isEqualTo(stored("envelope"));
    }

    private static DecisionEvidence evidence(String name) {
        return DecisionEvidenceJson.evidence(DecisionEvidenceJson.parse(stored(name)));
    }

    private static String rewritten(String name, Class<?> type) throws JsonProcessingException {
        return JsonMappers.tolerant().writeValueAsString(JsonMappers.tolerant().readValue(stored(name), type));
    }

    private static String stored(String name) {
        String path = "/pinned/" + name + ".json";
        try (InputStream stored = Objects.requireNonNull(StoredFormsTest.class.getResourceAsStream(path), path)) {
            return new String(stored.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
