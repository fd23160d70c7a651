package dev.ratiomesh.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ratiomesh.contracts.EventType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventDecoderTest {
    private static final int LIMIT = 1000;
    private static final String GOOD =
            """
            {"id":"x-1","count":3,"cap":"12.50","due":"2027-01-31T00:00:00Z","every":"PT36S","inner":{"size":1}}""";

    private final EventDecoder<Things> commands = EventDecoder.ofCommands(Things.class, LIMIT);
    private final EventDecoder<Things> events = EventDecoder.ofEvents(Things.class, LIMIT);

    sealed interface Things {}

    sealed interface Narrower extends Things {}

    record Inner(int size) {}

    @EventType("thing.made.v1")
    record Made(String id, long count, BigDecimal cap, Instant due, Duration every, Inner inner, @Nullable String note)
            implements Narrower {}

    @EventType("thing.dropped.v1")
    record Dropped(String id) implements Things {}

    @Test
    void reads_a_record_of_a_nested_sealed_interface() throws UndecodableMessageException {
        // when
        var read =
                commands.decode(Messages.record("m-1", "thing.made.v1", GOOD)).orElseThrow();
        // then
        assertThat(read.event())
                .isEqualTo(new Made(
                        "x-1",
                        3,
                        new BigDecimal("12.50"),
                        Instant.parse("2027-01-31T00:00:00Z"),
                        Duration.ofSeconds(36),
                        new Inner(1),
                        null));
        assertThat(read.envelope().id()).isEqualTo("m-1");
    }

    @Test
    void a_missing_header_is_reported_before_the_payload_is_read() {
        // given
        Map<String, String> headers = Messages.headers("m-1", "thing.made.v1");
        headers.remove("ce_type");
        // then
        assertPoison(commands, headers, "not json", DeadLetterReason.MISSING_HEADER, "ce_type");
    }

    @Test
    void an_unknown_type_is_rejected_among_commands_and_ignored_among_events() throws UndecodableMessageException {
        assertPoison(commands, "thing.lost.v1", "{}", DeadLetterReason.UNKNOWN_TYPE, "thing.lost.v1 is none of");
        assertThat(events.decode(Messages.record("m-1", "thing.lost.v1", "{}"))).isEmpty();
    }

    @Test
    void bytes_that_are_no_json_are_unreadable() {
        for (String payload : new String[] {"", "hello", "{\"id\":", "\u0000\u0001", "<a/>"}) {
            assertPoison(events, "thing.dropped.v1", payload, DeadLetterReason.UNREADABLE, "");
        }
        assertPoison(
                events,
                Messages.headers("m", "thing.dropped.v1"),
                new byte[] {'{', '"', (byte) 0xff, '"', '}'},
                DeadLetterReason.UNREADABLE,
                "UTF-8");
    }

    @Test
    void only_one_json_value_is_allowed() {
        assertPoison(
                events, "thing.dropped.v1", "{\"id\":\"x\"} {}", DeadLetterReason.BREAKS_SCHEMA, "more text follows");
    }

    @Test
    void a_record_without_a_payload_is_unreadable() {
        assertPoison(
                events,
                Messages.headers("m", "thing.dropped.v1"),
                (byte[]) null,
                DeadLetterReason.UNREADABLE,
                "the payload is empty");
    }

    @Test
    void json_that_is_no_object_breaks_the_schema() {
        for (String payload : new String[] {"null", "3", "\"x\"", "[]", "true"}) {
            assertPoison(events, "thing.dropped.v1", payload, DeadLetterReason.BREAKS_SCHEMA, "");
        }
    }

    @Test
    void an_unknown_field_is_refused_among_commands_and_ignored_among_events() throws UndecodableMessageException {
        // given
        String payload = "{\"id\":\"x-1\",\"dayliCap\":\"1.00\"}";
        // then
        assertPoison(commands, "thing.dropped.v1", payload, DeadLetterReason.BREAKS_SCHEMA, "dayliCap");
        assertThat(events.decode(Messages.record("m-1", "thing.dropped.v1", payload)))
                .get()
                .extracting(ReceivedEvent::event)
                .isEqualTo(new Dropped("x-1"));
    }

    @Test
    void a_field_given_twice_is_refused_among_commands() {
        assertPoison(
                commands, "thing.dropped.v1", "{\"id\":\"a\",\"id\":\"b\"}", DeadLetterReason.UNREADABLE, "Duplicate");
    }

    @Test
    void a_required_field_must_be_there_and_must_not_be_null() {
        assertBreaks(GOOD.replace("\"id\":\"x-1\",", ""), "id");
        assertBreaks(GOOD.replace("\"count\":3,", ""), "count");
        assertBreaks(GOOD.replace("\"cap\":\"12.50\"", "\"cap\":null"), "cap");
        assertBreaks(GOOD.replace("\"count\":3", "\"count\":null"), "count");
        assertBreaks(GOOD.replace("{\"size\":1}", "{}"), "inner.size");
    }

    @Test
    void a_value_of_another_type_is_refused_and_named() {
        assertBreaks(GOOD.replace("\"count\":3", "\"count\":\"3\""), "count");
        assertBreaks(GOOD.replace("\"count\":3", "\"count\":3.5"), "count");
        assertBreaks(GOOD.replace("\"count\":3", "\"count\":99999999999999999999"), "count");
        assertBreaks(GOOD.replace("\"x-1\"", "17"), "id");
        assertBreaks(GOOD.replace("\"x-1\"", "true"), "id");
        assertBreaks(GOOD.replace("{\"size\":1}", "\"big\""), "inner");
        assertBreaks(GOOD.replace("{\"size\":1}", "{\"size\":\"1\"}"), "inner.size");
    }

    @Test
    void money_is_a_string_of_plain_digits() {
        for (String cap :
                new String[] {"12.5", "\"1e9\"", "\"1E+400000000\"", "\"0x10\"", "\"\"", "\" 1\"", "\"NaN\""}) {
            assertBreaks(GOOD.replace("\"12.50\"", cap), "cap");
        }
    }

    @Test
    void times_and_durations_have_one_form() {
        for (String due : new String[] {"1801440000", "\"tomorrow\"", "\"2027-01-31\"", "\"+12027-01-31T00:00:00Z\""}) {
            assertBreaks(GOOD.replace("\"2027-01-31T00:00:00Z\"", due), "due");
        }
        for (String every : new String[] {"36", "\"36s\"", "\"PT99999999999999999999S\""}) {
            assertBreaks(GOOD.replace("\"PT36S\"", every), "every");
        }
    }

    @Test
    void a_payload_over_the_limit_is_too_large_and_one_at_the_limit_is_not() throws UndecodableMessageException {
        // given
        String atLimit = "{\"id\":\"" + "x".repeat(LIMIT - 9) + "\"}";
        // then
        assertThat(atLimit.length()).isEqualTo(LIMIT);
        assertThat(commands.decode(Messages.record("m-1", "thing.dropped.v1", atLimit)))
                .isPresent();
        assertPoison(
                commands, "thing.dropped.v1", atLimit + " ", DeadLetterReason.TOO_LARGE, "1001 bytes, at most 1000");
    }

    private void assertBreaks(String payload, String field) {
        assertThat(payload).isNotEqualTo(GOOD);
        assertPoison(commands, "thing.made.v1", payload, DeadLetterReason.BREAKS_SCHEMA, field + ": ");
        assertPoison(events, "thing.made.v1", payload, DeadLetterReason.BREAKS_SCHEMA, field + ": ");
    }

    private static void assertPoison(
            EventDecoder<Things> routes, String type, String payload, DeadLetterReason reason, String detail) {
        assertPoison(routes, Messages.headers("m-1", type), payload, reason, detail);
    }

    private static void assertPoison(
            EventDecoder<Things> routes,
            Map<String, String> headers,
            String payload,
            DeadLetterReason reason,
            String detail) {
        assertPoison(routes, headers, payload.getBytes(UTF_8), reason, detail);
    }

    private static void assertPoison(
            EventDecoder<Things> routes,
            Map<String, String> headers,
            byte[] payload,
            DeadLetterReason reason,
            String detail) {
        UndecodableMessageException poison = catchThrowableOfType(
                UndecodableMessageException.class, () -> routes.decode(Messages.record(headers, payload)));
        assertThat(poison)
                .as(payload == null ? "null" : new String(payload, UTF_8))
                .isNotNull();
        assertThat(poison.reason()).as(poison.detail()).isEqualTo(reason);
        assertThat(poison.detail()).contains(detail);
        assertThat(poison.detail()).doesNotContain("dev.ratiomesh", "java.");
    }

    @Test
    void a_subset_ignores_commands_of_another_subset() throws UndecodableMessageException {
        // given
        var dropped = Messages.record("m-1", "thing.dropped.v1", "{\"id\":\"x\"}");
        // then
        assertThat(part(true).decode(dropped)).isEmpty();
        assertThat(part(false).decode(dropped)).isEmpty();
        assertThat(part(false).decode(Messages.record("m-2", "thing.made.v1", GOOD)))
                .isPresent();
    }

    @Test
    void a_command_of_no_subset_is_rejected_by_one_decoder_alone() throws UndecodableMessageException {
        // given
        var unheardOf = Messages.record("m-1", "thing.unheard-of.v1", "{}");
        // then
        var poison = catchThrowableOfType(
                UndecodableMessageException.class, () -> part(true).decode(unheardOf));
        assertThat(poison.reason()).isEqualTo(DeadLetterReason.UNKNOWN_TYPE);
        assertThat(part(false).decode(unheardOf)).isEmpty();
    }

    @Test
    void every_subset_rejects_invalid_form_of_its_own_commands() {
        // given
        var bad = Messages.record("m-1", "thing.made.v1", "{\"id\":1,");
        // then
        assertThat(catchThrowableOfType(
                        UndecodableMessageException.class, () -> part(false).decode(bad)))
                .isNotNull();
    }

    private static EventDecoder<Narrower> part(boolean keeper) {
        return EventDecoder.ofPart(Narrower.class, Things.class, keeper, LIMIT);
    }
}
