package dev.ratiomesh.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final Envelope FULL =
            new Envelope("m-1", "/shop", "order.placed.v1", "o-1", "t-1", "m-0", "m-first", TRACE);

    @Test
    void comes_back_from_headers_as_it_was_written() throws UndecodableMessageException {
        // given
        var headers = new RecordHeaders();
        FULL.headers().forEach(headers::add);
        // when
        Envelope read = Envelope.parse(headers);
        // then
        assertThat(read).isEqualTo(FULL);
        assertThat(headers.lastHeader("content-type").value()).asString(UTF_8).isEqualTo("application/json");
    }

    @Test
    void names_the_required_header_that_is_missing() {
        for (String name : new String[] {"ce_specversion", "ce_id", "ce_source", "ce_type"}) {
            // given
            Map<String, String> headers = Messages.headers("m-1", "order.placed.v1");
            headers.remove(name);
            // then
            assertRefused(headers, "header " + name + " is missing");
        }
    }

    @Test
    void refuses_another_version_of_cloud_events() {
        // given
        Map<String, String> headers = Messages.headers("m-1", "order.placed.v1");
        headers.put("ce_specversion", "0.3");
        // then
        assertRefused(headers, "ce_specversion is 0.3, expected 1.0");
    }

    @Test
    void rejects_values_that_a_text_column_or_an_index_cannot_store() {
        for (String name : new String[] {"ce_id", "ce_source", "ce_subject", "ce_tenantid", "ce_correlationid"}) {
            // given
            Map<String, String> withNul = Messages.headers("m-1", "order.placed.v1");
            withNul.put(name, "a\0b");
            Map<String, String> tooLong = Messages.headers("m-1", "order.placed.v1");
            tooLong.put(name, "x".repeat(257));
            // then
            assertRefused(withNul, "header " + name + " is not plain UTF-8");
            assertRefused(tooLong, "header " + name + " has more than 256 characters");
        }
    }

    @Test
    void refuses_bytes_that_are_no_text() {
        // given
        var headers = new RecordHeaders();
        FULL.headers().forEach(headers::add);
        headers.remove("ce_id").add("ce_id", new byte[] {(byte) 0xC3, (byte) 0x28});
        // then
        assertThatThrownBy(() -> Envelope.parse(headers)).hasMessageContaining("ce_id is not plain UTF-8");
    }

    @Test
    void passes_over_a_trace_parent_that_is_none() throws UndecodableMessageException {
        // given
        Map<String, String> headers = Messages.headers("m-1", "order.placed.v1");
        headers.put("traceparent", "yesterday");
        // when
        Envelope read = Envelope.parse(Messages.record(headers, new byte[0]).headers());
        // then
        assertThat(read.traceparent()).isNull();
    }

    @Test
    void a_chain_begins_with_the_message_that_belongs_to_none() {
        assertThat(FULL.rootMessageId()).isEqualTo("m-first");
        assertThat(new Envelope("m-1", "/a", "t", null, null, null, null, null).rootMessageId())
                .isEqualTo("m-1");
    }

    private static void assertRefused(Map<String, String> headers, String why) {
        assertThatThrownBy(() ->
                        Envelope.parse(Messages.record(headers, new byte[0]).headers()))
                .isInstanceOfSatisfying(UndecodableMessageException.class, poison -> assertThat(poison.reason())
                        .isEqualTo(DeadLetterReason.MISSING_HEADER))
                .hasMessageContaining(why);
    }
}
