package dev.ratiomesh.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.delivery.tally.Broker;
import dev.ratiomesh.delivery.tally.Database;
import dev.ratiomesh.delivery.tally.TallyServers;
import dev.ratiomesh.testkit.kafka.ConsumedRecord;
import dev.ratiomesh.testkit.kafka.TopicProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests the way of a message from a plain Kafka client through the database to an event. */
@QuarkusTest
@QuarkusTestResource(TallyServers.class)
class CommandTopicIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String ADD = "tally.add.v1";

    @Inject
    Database database;

    Broker broker;

    private final String id = UUID.randomUUID().toString();

    @Test
    void the_trace_of_a_command_goes_on_in_the_outbox_and_in_the_event() {
        // given
        Map<String, String> headers = Messages.headers(id, ADD);
        headers.put("traceparent", "00-" + TRACE_ID + "-00f067aa0ba902b7-01");
        headers.put("ce_correlationid", "chain-" + id);
        // when
        send(headers, add(5));
        // then
        try (TopicProbe events = broker.probe(Topic.CAMPAIGN_EVENTS_NAME)) {
            ConsumedRecord event = events.await(record -> id.equals(record.key()));
            assertThat(event.headers())
                    .containsEntry("ce_source", "/tally")
                    .containsEntry("ce_subject", id)
                    .containsEntry("ce_tenantid", "t-1")
                    .containsEntry("ce_causationid", id)
                    .containsEntry("ce_correlationid", "chain-" + id);
            assertThat(event.headers().get("traceparent"))
                    .contains(TRACE_ID)
                    .doesNotContain("00f067aa0ba902b7")
                    .isEqualTo(database.column("SELECT envelope::json->>'traceparent' FROM outbox WHERE key = ?", id)
                            .get(0));
        }
    }

    @Test
    void a_repeated_message_id_has_one_effect() {
        // when
        send(Messages.headers(id, ADD), add(5));
        send(Messages.headers(id, ADD), add(5));
        send(Messages.headers("other-" + id, ADD), add(1));
        // then
        awaitAmount("6");
        assertThat(database.count("outbox WHERE key = ?", id)).isEqualTo(2);
    }

    @Test
    void undecodable_messages_go_to_the_dead_letters_with_reason_and_origin() {
        // given
        Map<String, String> withoutType = Messages.headers("no-type-" + id, ADD);
        withoutType.remove("ce_type");
        // when
        send(withoutType, add(1));
        send(Messages.headers("bytes-" + id, ADD), new byte[] {1, 2, 3});
        send(Messages.headers("unknown-" + id, "tally.lose.v1"), add(1));
        send(
                Messages.headers("field-" + id, ADD),
                text("{\"tallyId\":\"x\",\"tenantId\":\"t\",\"amount\":1,\"amuont\":2}"));
        send(Messages.headers("empty-" + id, ADD), null);
        send(Messages.headers(id, ADD), add(3));
        // then
        awaitAmount("3");
        assertLetter("no-type-", "MISSING_HEADER", "header ce_type is missing");
        assertLetter("bytes-", "UNREADABLE", "line 1");
        assertLetter("unknown-", "UNKNOWN_TYPE", "tally.lose.v1 is none of");
        assertLetter("field-", "BREAKS_SCHEMA", "amuont: is not a known field");
        assertLetter("empty-", "UNREADABLE", "the payload is empty");
    }

    @Test
    void a_message_of_two_megabytes_goes_to_the_dead_letters_without_its_payload() {
        // given
        broker.setMaxMessageBytes("tally.commands", 4 << 20);
        // when
        send(Messages.headers("large-" + id, ADD), text("{\"x\":\"" + "y".repeat(2 << 20) + "\"}"));
        send(Messages.headers(id, ADD), add(3));
        // then
        awaitAmount("3");
        ConsumedRecord letter = assertLetter("large-", "TOO_LARGE", "bytes, at most 262144");
        assertThat(letter.record().value()).isNull();
    }

    private ConsumedRecord assertLetter(String prefix, String reason, String detail) {
        try (TopicProbe letters = broker.probe("tally.commands.dlq")) {
            ConsumedRecord letter = letters.await(record -> record.id().equals(prefix + id));
            assertThat(letter.headers())
                    .containsEntry("dlq-reason", reason)
                    .containsEntry("dlq-topic", "tally.commands")
                    .containsKeys("dlq-partition", "dlq-offset");
            assertThat(letter.headers().get("dlq-detail")).contains(detail);
            return letter;
        }
    }

    private void awaitAmount(String amount) {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(database.column("SELECT amount FROM tally WHERE id = ?", id))
                        .containsExactly(amount));
    }

    private void send(Map<String, String> headers, byte[] payload) {
        broker.send("tally.commands", id, headers, payload);
    }

    private byte[] add(int amount) {
        return text("{\"tallyId\":\"" + id + "\",\"tenantId\":\"t-1\",\"amount\":" + amount + "}");
    }

    private static byte[] text(String json) {
        return json.getBytes(UTF_8);
    }
}
