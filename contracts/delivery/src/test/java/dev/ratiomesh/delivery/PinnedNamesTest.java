package dev.ratiomesh.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.delivery.runtime.CrashPoint;
import dev.ratiomesh.delivery.runtime.DisabledSafeguards;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pins the names that databases, dashboards and crash tests use, so that a rename in Java changes none of them. */
class PinnedNamesTest {
    /** As stored in outboxes and beside aggregates on 28 November 2026. */
    private static final String ENVELOPE =
            """
            {"id":"m-1","source":"/ratio-engine","type":"target.computed.v1","subject":"c-1","tenantId":"t-1",\
            "causationId":"m-0","correlationId":"m-00",\
            "traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}""";

    @Test
    void a_stored_envelope_is_read_and_written_as_it_is() throws JsonProcessingException {
        Envelope envelope = JsonMappers.tolerant().readValue(ENVELOPE, Envelope.class);
        assertThat(JsonMappers.tolerant().writeValueAsString(envelope)).isEqualTo(ENVELOPE);
    }

    @Test
    void dead_letters_keep_their_reasons() {
        assertThat(names(DeadLetterReason.values()))
                .containsExactly(
                        "MISSING_HEADER", "UNKNOWN_TYPE", "UNREADABLE", "BREAKS_SCHEMA", "TOO_LARGE", "HANDLER_FAILED");
    }

    @Test
    void metrics_keep_their_outcomes() {
        assertThat(names(DeliveryMeters.HandlingOutcome.values()))
                .containsExactly("HANDLED", "DUPLICATE", "PASSED_OVER");
        assertThat(names(DeliveryMeters.BatchOutcome.values())).containsExactly("COMPLETED", "FAILED");
        assertThat(names(DeliveryMeters.SendOutcome.values())).containsExactly("SENT", "FAILED", "UNMARKED");
    }

    @Test
    void the_kit_dies_at_the_points_that_crash_runs_name() {
        assertThat(List.of(CrashPoint.UNIT_COMMITTED, CrashPoint.LANE_COMMITTED, CrashPoint.SENT_BEFORE_MARK))
                .containsExactly("unit-committed", "lane-committed-before-ack", "outbox-sent-before-mark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lookup", "inbox", "fence", "check"})
    void crash_runs_take_out_a_safeguard_by_its_name(String broken) {
        assertThatCode(() -> DisabledSafeguards.refuseUnlessAllowed(broken, "", true))
                .doesNotThrowAnyException();
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
