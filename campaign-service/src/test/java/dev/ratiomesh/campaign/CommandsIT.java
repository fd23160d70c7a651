package dev.ratiomesh.campaign;

import static dev.ratiomesh.campaign.Outside.events;
import static dev.ratiomesh.campaign.Outside.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.testkit.TestInfrastructure;
import dev.ratiomesh.testkit.kafka.ConsumedRecord;
import dev.ratiomesh.testkit.kafka.PlainProducer;
import dev.ratiomesh.testkit.kafka.TopicProbe;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class CommandsIT {
    private static final String COMMANDS = "campaign.commands";

    @RegisterExtension
    final Outside outside = new Outside();

    @Test
    void a_campaign_lives_its_life_over_kafka() {
        // given
        String id = id();

        // when
        List<String> commands = List.of(
                outside.command("create", outside.creation(id).put("autoStart", false)),
                outside.command("start", outside.about(id)),
                outside.command("amend", outside.about(id).put("title", "Second single")),
                outside.command("stop", outside.about(id)),
                outside.command("delete", outside.about(id)));

        // then
        List<ConsumedRecord> events = events(id, 5);
        assertThat(events)
                .extracting(ConsumedRecord::type)
                .containsExactly(
                        "campaign.created.v1",
                        "campaign.started.v1",
                        "campaign.amended.v1",
                        "campaign.stopped.v1",
                        "campaign.deleted.v1");
        assertThat(events)
                .extracting(event -> event.headers().get("ce_causationid"))
                .isEqualTo(commands);
        commands.forEach(outside::done);
        outside.shows(id, "status", "DELETED");
        outside.get("/api/campaigns/" + id)
                .body("title", equalTo("Second single"))
                .body("version", equalTo(5));
    }

    @Test
    void a_campaign_starts_when_it_is_created() {
        String id = id();
        outside.command("create", outside.creation(id));
        assertThat(events(id, 2))
                .extracting(ConsumedRecord::type)
                .containsExactly("campaign.created.v1", "campaign.started.v1");
    }

    @Test
    void a_command_that_breaks_a_rule_is_rejected_with_the_reason() {
        // given
        String running = outside.running();
        String stopped = outside.running();
        outside.done(outside.command("stop", outside.about(stopped)));
        String deleted = outside.running();
        outside.done(outside.command("delete", outside.about(deleted)));

        // when
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put(outside.command("create", outside.creation(running)), "CAMPAIGN_EXISTS");
        expected.put(outside.command("create", outside.creation(deleted)), "CAMPAIGN_EXISTS");
        expected.put(outside.command("start", outside.about(id())), "CAMPAIGN_UNKNOWN");
        expected.put(outside.command("start", outside.about(running)), "ALREADY_RUNNING");
        expected.put(outside.command("stop", outside.about(stopped)), "NOT_RUNNING");
        for (String verb : List.of("start", "stop", "delete", "amend")) {
            expected.put(outside.command(verb, outside.about(deleted)), "CAMPAIGN_DELETED");
        }
        expected.put(amend(running, it -> it.put("title", "First single")), "NOTHING_TO_CHANGE");
        expected.put(amend(running, it -> it.put("title", "B").put("expectedVersion", 1)), "VERSION_CONFLICT");
        expected.put(amend(running, it -> it.put("viewGoal", -1)), "INVALID_VIEW_GOAL");
        expected.put(create(it -> it.put("campaignId", "a b")), "INVALID_CAMPAIGN_ID");
        expected.put(create(it -> it.put("videoId", "none")), "INVALID_VIDEO_ID");
        expected.put(create(it -> it.put("title", "")), "INVALID_TITLE");
        expected.put(create(it -> it.put("genre", " ")), "INVALID_GENRE");
        expected.put(create(it -> it.put("viewGoal", -500_000)), "INVALID_VIEW_GOAL");
        expected.put(create(it -> it.put("deadline", "2020-01-31T00:00:00Z")), "INVALID_DEADLINE");
        expected.put(create(it -> it.put("cadence", "PT-36S")), "INVALID_CADENCE");
        expected.put(create(it -> it.put("minimumNewViews", -1)), "INVALID_MINIMUM_NEW_VIEWS");
        expected.put(create(it -> it.put("timeZone", "Atlantis/Capital")), "INVALID_TIME_ZONE");
        expected.put(create(it -> it.withObject("/budget").put("currency", "XYZ")), "INVALID_CURRENCY");
        expected.put(create(it -> it.withObject("/budget").put("cap", "0")), "INVALID_BUDGET");
        expected.put(create(it -> it.withObject("/budget").put("orderCap", "-5.00")), "INVALID_BUDGET");
        expected.put(create(it -> it.withObject("/reach").put("provider", "billboard")), "INVALID_PROVIDER");
        expected.put(create(it -> it.withObject("/reach").put("account", "12")), "INVALID_ACCOUNT");

        // then
        expected.forEach(outside::rejected);
        outside.shows(running, "version", 2);
    }

    @Test
    void a_tenants_commands_do_not_reach_another_tenants_campaign() {
        String id = outside.running();
        try (Outside otherTenant = new Outside()) {
            otherTenant.rejected(otherTenant.command("stop", otherTenant.about(id)), "CAMPAIGN_UNKNOWN");
            otherTenant.rejected(otherTenant.command("delete", otherTenant.about(id)), "CAMPAIGN_UNKNOWN");
            otherTenant.rejected(otherTenant.command("create", otherTenant.creation(id)), "CAMPAIGN_EXISTS");
            otherTenant.get("/api/campaigns/" + id).statusCode(404);
        }
        outside.shows(id, "status", "RUNNING");
    }

    @Test
    void two_tenants_may_use_the_same_command_id() {
        // given
        String command = UUID.randomUUID().toString();
        String id = id();
        Map<String, String> headers = PlainProducer.cloudEvent("campaign.create.v1", command);

        try (Outside otherTenant = new Outside()) {
            // when
            outside.kafka.send(COMMANDS, id, bytes(outside.creation(id)), headers);
            headers.put("ce_source", "/other/app");
            outside.kafka.send(COMMANDS, id + "2", bytes(otherTenant.creation(id + "2")), headers);

            // then
            outside.outcome(command).body("campaignId", equalTo(id));
            otherTenant.outcome(command).body("campaignId", equalTo(id + "2"));
        }
    }

    @Test
    void a_repeated_command_has_one_effect() {
        // given
        String id = outside.running();
        String amend = "campaign.amend.v1";
        String repeated = UUID.randomUUID().toString();
        String first = outside.about(id).put("title", "A").toString();

        // when
        outside.kafka.publish(COMMANDS, id, amend, repeated, first);
        outside.done(outside.command("amend", outside.about(id).put("title", "B")));
        outside.kafka.publish(COMMANDS, id, amend, repeated, first);
        outside.done(outside.command("stop", outside.about(id)));

        // then
        assertThat(events(id, 5))
                .extracting(ConsumedRecord::type)
                .containsExactly(
                        "campaign.created.v1",
                        "campaign.started.v1",
                        amend.replace("amend", "amended"),
                        amend.replace("amend", "amended"),
                        "campaign.stopped.v1");
        outside.shows(id, "title", "B");
    }

    @Test
    void every_campaign_of_a_tenant_starts_and_stops_together() {
        // given
        String waiting = id();
        outside.done(outside.command("create", outside.creation(waiting).put("autoStart", false)));
        String running = outside.running();
        ObjectNode all = outside.about("").remove(List.of("campaignId"));

        try (Outside otherTenant = new Outside()) {
            String foreign = otherTenant.running();

            // when
            String stop = outside.command("stop-all", all);
            outside.shows(running, "status", "STOPPED");
            String start = outside.command("start-all", all);

            // then
            outside.shows(running, "status", "RUNNING");
            outside.shows(waiting, "status", "RUNNING");
            outside.outcome(stop).body("outcome", equalTo("DONE")).body("campaignId", equalTo(outside.tenant));
            outside.done(start);
            otherTenant.get("/api/campaigns/" + foreign).body("version", equalTo(2));
        }
    }

    @Test
    void a_command_to_all_that_concerns_no_campaign_is_rejected() {
        ObjectNode all = outside.about("").remove(List.of("campaignId"));
        outside.rejected(outside.command("start-all", all), "NOTHING_TO_CHANGE");
    }

    @Test
    void an_unreadable_message_is_a_dead_letter_and_affects_no_other() {
        // given
        String id = id();
        String good = outside.creation(id).toString();
        Map<RecordMetadata, String> reasons = new LinkedHashMap<>();

        // when
        reasons.put(send(new byte[] {(byte) 0xFF, 0, 1}, headers()), "UNREADABLE");
        reasons.put(send("{\"campaignId\":".getBytes(StandardCharsets.UTF_8), headers()), "UNREADABLE");
        for (String header : List.of("ce_id", "ce_source", "ce_type", "ce_specversion")) {
            Map<String, String> without = headers();
            without.remove(header);
            reasons.put(send(good.getBytes(StandardCharsets.UTF_8), without), "MISSING_HEADER");
        }
        Map<String, String> unknown = PlainProducer.cloudEvent("campaign.pause.v1", "x-" + id);
        reasons.put(send(good.getBytes(StandardCharsets.UTF_8), unknown), "UNKNOWN_TYPE");
        reasons.put(send(bytes(outside.creation(id).put("capp", "1.00")), headers()), "BREAKS_SCHEMA");
        reasons.put(send(bytes(outside.creation(id).put("viewGoal", "many")), headers()), "BREAKS_SCHEMA");
        reasons.put(send(bytes(outside.creation(id).put("viewGoal", 1.5)), headers()), "BREAKS_SCHEMA");
        reasons.put(send(bytes(outside.creation(id).putNull("title")), headers()), "BREAKS_SCHEMA");
        reasons.put(send(bytes(outside.creation(id).put("title", "x".repeat(300_000))), headers()), "TOO_LARGE");
        reasons.put(send(bytes(outside.creation("a\0b")), headers()), "HANDLER_FAILED");
        outside.command("create", outside.creation(id));

        // then
        outside.shows(id, "status", "RUNNING");
        try (TopicProbe letters = TopicProbe.of(TestInfrastructure.shared().bootstrapServers(), COMMANDS + ".dlq")) {
            reasons.forEach((place, reason) -> {
                ConsumedRecord letter = letters.await(letter2 -> isFrom(letter2, place));
                assertThat(letter.headers()).containsEntry("dlq-reason", reason).containsEntry("dlq-topic", COMMANDS);
                assertThat(letter.headers().get("dlq-detail")).isNotBlank();
            });
        }
    }

    @Test
    void a_message_of_two_megabytes_does_not_get_onto_the_topic() {
        byte[] huge = bytes(outside.creation(id()).put("title", "x".repeat(2_000_000)));
        assertThatThrownBy(() -> send(huge, headers()))
                .hasRootCauseInstanceOf(org.apache.kafka.common.errors.RecordTooLargeException.class);
        outside.running();
    }

    @Test
    void a_tenant_id_that_the_database_cannot_store_is_rejected_and_affects_no_other() {
        // given
        String id = id();

        // when
        outside.command("create", outside.creation(id).put("tenantId", "a\0b"));
        outside.command("create", outside.creation(id + "2").put("tenantId", "t".repeat(100_000)));

        // then
        assertThat(events(id, 1).get(0).text()).contains("INVALID_TENANT_ID");
        assertThat(events(id + "2", 1).get(0).text()).contains("INVALID_TENANT_ID");
        outside.running();
    }

    private String create(Consumer<ObjectNode> spoil) {
        ObjectNode command = outside.creation(id());
        spoil.accept(command);
        return outside.command("create", command);
    }

    private String amend(String id, Consumer<ObjectNode> change) {
        ObjectNode command = outside.about(id);
        change.accept(command);
        return outside.command("amend", command);
    }

    private RecordMetadata send(byte[] value, Map<String, String> headers) {
        return outside.kafka.send(COMMANDS, id(), value, headers);
    }

    private static Map<String, String> headers() {
        return PlainProducer.cloudEvent("campaign.create.v1", UUID.randomUUID().toString());
    }

    private static boolean isFrom(ConsumedRecord letter, RecordMetadata place) {
        return Integer.toString(place.partition()).equals(letter.headers().get("dlq-partition"))
                && Long.toString(place.offset()).equals(letter.headers().get("dlq-offset"));
    }

    private static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
