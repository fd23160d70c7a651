package dev.ratiomesh.campaign;

import static dev.ratiomesh.campaign.Facts.NOW;
import static dev.ratiomesh.campaign.Facts.behind;
import static dev.ratiomesh.campaign.Facts.observed;
import static dev.ratiomesh.campaign.Facts.order;
import static dev.ratiomesh.campaign.Facts.unavailable;
import static dev.ratiomesh.campaign.Outside.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStopped;
import dev.ratiomesh.contracts.order.OrderEvent.OrderCommandRejected;
import dev.ratiomesh.contracts.order.OrderEvent.OrderPlaced;
import dev.ratiomesh.contracts.order.OrderEvent.OrderProposed;
import dev.ratiomesh.contracts.order.OrderEvent.OrderRefused;
import dev.ratiomesh.contracts.order.OrderEvent.OrderRejected;
import dev.ratiomesh.contracts.order.OrderRejectionCode;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.testkit.TestInfrastructure;
import dev.ratiomesh.testkit.kafka.PlainProducer;
import dev.ratiomesh.testkit.kafka.TopicProbe;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class DashboardIT {
    private static final String CAMPAIGNS = "/api/campaigns";

    @RegisterExtension
    final Outside outside = new Outside();

    @Test
    void a_list_of_several_pages_has_no_gap_and_no_repeat() {
        // given
        List<String> ids = campaigns(7);

        // when
        List<String> seen = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        while (cursor != null) {
            JsonPath page = outside.get(CAMPAIGNS + "?limit=3&cursor=" + cursor)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.campaignId"));
            cursor = page.getString("next");
            pages++;
        }

        // then
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void a_list_filters_by_status_and_omits_deleted_campaigns() {
        List<String> ids = campaigns(3);
        outside.done(outside.command("stop", outside.about(ids.get(0))));
        outside.done(outside.command("delete", outside.about(ids.get(1))));
        assertThat(list("?status=STOPPED")).containsExactly(ids.get(0));
        assertThat(list("?status=DELETED")).containsExactly(ids.get(1));
        assertThat(list("?status=RUNNING")).containsExactly(ids.get(2));
        assertThat(list("")).containsExactlyInAnyOrder(ids.get(0), ids.get(2));
    }

    @Test
    void a_list_is_a_tenants_and_the_operator_of_the_mesh_sees_every_one() {
        List<String> ids = campaigns(1);
        try (Outside otherTenant = new Outside();
                Outside everyone = new Outside("*")) {
            otherTenant.get(CAMPAIGNS).body("items", hasSize(0));
            otherTenant
                    .get(CAMPAIGNS + "?tenantId=" + outside.tenant)
                    .statusCode(403)
                    .body("code", equalTo("FOREIGN_TENANT"));
            everyone.get(CAMPAIGNS + "/" + ids.get(0)).statusCode(200);
            everyone.get(CAMPAIGNS + "?limit=500").body("items.campaignId", hasItem(ids.get(0)));
            everyone.get(CAMPAIGNS + "?tenantId=" + outside.tenant).body("items.campaignId", contains(ids.get(0)));
            everyone.get(CAMPAIGNS + "?tenantId=" + otherTenant.tenant).body("items", hasSize(0));
        }
    }

    @Test
    void a_wrong_parameter_is_named() {
        bad("?limit=0", "limit: ");
        bad("?limit=501", "limit: ");
        bad("?limit=many", "limit: ");
        bad("?status=running", "status: ");
        bad("?cursor=bm9uZQ", "cursor: ");
        bad("?tenantId=a%00b", "tenantId: ");
        outside.get(CAMPAIGNS + "/a%00b").statusCode(404);
        outside.get("/api/commands/a%00b").statusCode(404);
    }

    @Test
    void a_campaign_is_shown_completely_with_its_version_as_etag() {
        String id = outside.running();
        outside.get(CAMPAIGNS + "/" + id)
                .header("ETag", equalTo("\"2\""))
                .body("tenantId", equalTo(outside.tenant))
                .body("cadence", equalTo("PT36S"))
                .body("budget.cap", equalTo("200.00"))
                .body("orders.ordered", equalTo("0.00"))
                .body("latest", nullValue());
        outside.get(CAMPAIGNS + "/" + id()).statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void the_history_pairs_readings_with_their_targets() {
        // given
        String id = outside.running();

        // when
        outside.publish(Topic.VIDEO_SNAPSHOTS, id, observed(id, outside.tenant, NOW, 1_000, 10L));
        outside.publish(Topic.VIDEO_SNAPSHOTS, id, observed(id, outside.tenant, NOW.plusSeconds(36), 1_200, null));
        outside.publish(Topic.VIDEO_SNAPSHOTS, id, observed(id, outside.tenant, NOW.plusSeconds(36), 9, 9L));
        outside.publish(Topic.VIDEO_SNAPSHOTS, id, unavailable(id, outside.tenant, NOW.plusSeconds(72)));
        outside.publish(Topic.ENGAGEMENT_TARGETS, id, behind(id, outside.tenant, NOW, 1_000));
        outside.shows(id, "latest.unavailable", true);
        outside.shows(id, "target.verdict", "BEHIND");

        // then
        outside.get(CAMPAIGNS + "/" + id + "/history")
                .body("items.observedAt", contains(at(72), at(36), at(0)))
                .body("items.views", contains(null, 1_200, 1_000))
                .body("items.likes", contains(null, null, 10))
                .body("items.unavailable", contains(true, false, false))
                .body("items[2].target.likes.expected", equalTo(12_345_678.5F))
                .body("items[1].target", nullValue())
                .body("next", nullValue());
    }

    @Test
    void a_reading_with_a_negative_count_is_a_dead_letter_and_not_shown() {
        // given
        String id = outside.running();
        String below =
                """
                {"campaignId":"%s","tenantId":"%s","videoId":"x_BjvhMW9TE","observedAt":"%s","views":-5,"likes":1,
                 "genre":"Pop","viewGoal":500000}"""
                        .formatted(id, outside.tenant, NOW);

        // when
        outside.kafka.publish(Topic.VIDEO_SNAPSHOTS_NAME, id, "video.observed.v1", below);
        outside.publish(Topic.VIDEO_SNAPSHOTS, id, observed(id, outside.tenant, NOW.plusSeconds(1), 7, 1L));

        // then
        outside.shows(id, "latest.views", 7);
        outside.get(CAMPAIGNS + "/" + id + "/history").body("items", hasSize(1));
        try (TopicProbe letters =
                TopicProbe.of(TestInfrastructure.shared().bootstrapServers(), Topic.VIDEO_SNAPSHOTS.deadLetters())) {
            assertThat(letters.await(letter -> id.equals(letter.key())).headers())
                    .containsEntry("dlq-reason", "BREAKS_SCHEMA")
                    .hasEntrySatisfying(
                            "dlq-detail", detail -> assertThat(detail).contains("views: is -5"));
        }
    }

    @Test
    void the_history_continues_after_the_last_row_of_a_page() {
        String id = outside.running();
        for (int i = 0; i < 5; i++) {
            outside.publish(Topic.VIDEO_SNAPSHOTS, id, observed(id, outside.tenant, NOW.plusSeconds(i), i, 0L));
        }
        outside.shows(id, "latest.views", 4);
        String history = CAMPAIGNS + "/" + id + "/history?limit=2";
        String next = outside.get(history)
                .body("items.views", contains(4, 3))
                .extract()
                .path("next");
        next = outside.get(history + "&cursor=" + next)
                .body("items.views", contains(2, 1))
                .extract()
                .path("next");
        outside.get(history + "&cursor=" + next)
                .body("items.views", contains(0))
                .body("next", nullValue());
    }

    @Test
    void a_summary_keeps_the_last_statistics_of_an_unavailable_video() {
        String id = outside.running();
        outside.publish(Topic.VIDEO_SNAPSHOTS, id, observed(id, outside.tenant, NOW, 1_000, null));
        outside.publish(Topic.VIDEO_SNAPSHOTS, id, unavailable(id, outside.tenant, NOW.plusSeconds(36)));
        outside.shows(id, "latest.unavailable", true);
        outside.get(CAMPAIGNS + "/" + id)
                .body("latest.views", equalTo(1_000))
                .body("latest.likes", nullValue())
                .body("latest.comments", equalTo(12))
                .body("latest.observedAt", equalTo(at(0)));
    }

    @Test
    void a_summary_of_a_video_that_was_never_found_has_no_statistics() {
        String id = outside.running();
        outside.publish(Topic.VIDEO_SNAPSHOTS, id, unavailable(id, outside.tenant, NOW));
        outside.shows(id, "latest.unavailable", true);
        outside.get(CAMPAIGNS + "/" + id).body("latest.views", nullValue()).body("latest.observedAt", equalTo(at(0)));
    }

    @Test
    void orders_are_shown_in_their_newest_version_and_an_old_event_changes_nothing() {
        // given
        String id = outside.running();
        var proposed = order(id + "-o1", id, outside.tenant, 1, OrderState.PROPOSED, "0.00");
        var placed = order(id + "-o1", id, outside.tenant, 2, OrderState.PLACED, "3.10");
        var rejected = order(id + "-o2", id, outside.tenant, 2, OrderState.REJECTED, "0.00");

        // when
        outside.publish(Topic.ORDER_EVENTS, id, new OrderProposed(proposed, false, NOW));
        outside.publish(Topic.ORDER_EVENTS, id, new OrderPlaced(placed, NOW));
        outside.publish(Topic.ORDER_EVENTS, id, new OrderProposed(proposed, false, NOW));
        outside.publish(Topic.ORDER_EVENTS, id, new OrderRejected(rejected, "kim", "too dear", NOW));
        outside.shows(id, "orders.count", 2);

        // then
        outside.get(CAMPAIGNS + "/" + id)
                .body("orders.ordered", equalTo("25.00"))
                .body("orders.spent", equalTo("3.10"))
                .body("orders.refusal", nullValue());
        String first = CAMPAIGNS + "/" + id + "/orders?limit=1";
        String next = outside.get(first)
                .body("items.orderId", contains(id + "-o2"))
                .body("items.state", contains("REJECTED"))
                .extract()
                .path("next");
        outside.get(first + "&cursor=" + next)
                .body("items.orderId", contains(id + "-o1"))
                .body("items.state", contains("PLACED"))
                .body("items.spent", contains("3.10"));
    }

    @Test
    void a_refused_order_shows_its_reason_and_a_rejected_order_command_changes_nothing() {
        // given
        String id = outside.running();

        // when
        outside.publish(
                Topic.ORDER_EVENTS,
                id,
                new OrderCommandRejected(
                        "o-9",
                        id,
                        outside.tenant,
                        "k-1",
                        "order.approve.v1",
                        OrderRejectionCode.ORDER_UNKNOWN,
                        "none",
                        NOW));
        outside.publish(
                Topic.ORDER_EVENTS,
                id,
                new OrderRefused(
                        id,
                        outside.tenant,
                        RefusalCode.REACH_CANNOT_CLOSE_GAP,
                        "0.02 <= 0.03",
                        null,
                        NOW.plusSeconds(9)));
        outside.publish(
                Topic.ORDER_EVENTS,
                id,
                new OrderRefused(id, outside.tenant, RefusalCode.ORDER_CAP, "an older one", null, NOW));
        var sentinel = order(id + "-o1", id, outside.tenant, 1, OrderState.PROPOSED, "0.00");
        outside.publish(Topic.ORDER_EVENTS, id, new OrderProposed(sentinel, false, NOW));

        // then
        outside.shows(id, "orders.count", 1);
        outside.shows(id, "orders.refusal.code", "REACH_CANNOT_CLOSE_GAP");
        outside.get(CAMPAIGNS + "/" + id).body("orders.refusal.detail", equalTo("0.02 <= 0.03"));
    }

    @Test
    void facts_of_an_unknown_campaign_are_stored_and_not_shown() {
        String id = id();
        outside.publish(Topic.VIDEO_SNAPSHOTS, id, observed(id, outside.tenant, NOW, 77, 7L));
        outside.running();
        outside.get(CAMPAIGNS + "/" + id).statusCode(404);
        outside.get(CAMPAIGNS + "/" + id + "/history").statusCode(404);
        outside.command("create", outside.creation(id));
        outside.shows(id, "latest.views", 77);
    }

    @Test
    void a_command_to_all_was_done_with_its_first_campaign_whichever_is_read_first() throws IOException {
        // given
        String command = UUID.randomUUID().toString();

        // when
        stopped(command, NOW.plusSeconds(2));
        outside.outcome(command);
        stopped(command, NOW);
        String last = stopped(command, NOW.plusSeconds(1));
        outside.shows(last, "status", "STOPPED");

        // then
        await().untilAsserted(() -> outside.get("/api/commands/" + command)
                .body("outcome", equalTo("DONE"))
                .body("campaignId", equalTo(outside.tenant))
                .body("at", equalTo(NOW.toString())));
    }

    @Test
    void the_outcome_of_a_command_follows_from_its_own_event_and_not_from_others_of_its_chain() throws IOException {
        // given
        String first = UUID.randomUUID().toString();

        // when
        stopped(first, NOW);
        outside.outcome(first).body("outcome", equalTo("DONE"));
        String unknown = id();
        outside.kafka.publish(
                "campaign.commands",
                unknown,
                "campaign.start.v1",
                first,
                outside.about(unknown).toString());

        // then
        await().untilAsserted(() -> outside.get("/api/commands/" + first)
                .body("code", equalTo("CAMPAIGN_UNKNOWN"))
                .body("campaignId", equalTo(unknown)));
        outside.shows(stopped(first, NOW.minusSeconds(1)), "status", "STOPPED");
        outside.rejected(first, "CAMPAIGN_UNKNOWN");
    }

    /** A campaign that was stopped in the chain of a command, as by a command to all. */
    private String stopped(String command, Instant at) throws IOException {
        String id = id();
        Brief brief = JsonMappers.tolerant().treeToValue(outside.creation(id).put("timeZone", "UTC"), Brief.class);
        Map<String, String> headers = PlainProducer.cloudEvent(
                "campaign.stopped.v1", UUID.randomUUID().toString());
        headers.put("ce_causationid", UUID.randomUUID().toString());
        headers.put("ce_correlationid", command);
        byte[] event = JsonMappers.tolerant().writeValueAsBytes(new CampaignStopped(brief, 3, at));
        outside.kafka.send(Topic.CAMPAIGN_EVENTS.topicName(), id, event, headers);
        return id;
    }

    @Test
    void the_outcome_of_a_command_is_its_tenants() {
        String command = outside.command("start", outside.about(id()));
        outside.rejected(command, "CAMPAIGN_UNKNOWN");
        outside.get("/api/commands/" + command).body("detail", containsString("no campaign"));
        try (Outside otherTenant = new Outside();
                Outside everyone = new Outside("*")) {
            otherTenant.get("/api/commands/" + command).statusCode(404);
            everyone.get("/api/commands/" + command).statusCode(200);
        }
    }

    @Test
    void the_export_is_a_table_that_a_spreadsheet_reads_and_does_not_run() throws IOException {
        // given
        String id = id();
        String title = "=HYPERLINK(\"http://x\";\"a\"), \"b\"\nand more";
        outside.command("create", outside.creation(id).put("title", title));
        outside.shows(id, "status", "RUNNING");
        outside.publish(Topic.VIDEO_SNAPSHOTS, id, observed(id, outside.tenant, NOW, 1_000, null));
        outside.publish(Topic.ENGAGEMENT_TARGETS, id, behind(id, outside.tenant, NOW, 1_000));
        outside.shows(id, "target.verdict", "BEHIND");
        String bare = outside.running();

        // when
        var answer = outside.get(CAMPAIGNS + "/export.csv").statusCode(200).extract();

        // then
        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).contains("campaigns.csv");
        String text = answer.asString();
        assertThat(text.replace("\n", "").chars().filter(c -> c == '\r').count())
                .isEqualTo(3);
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))
                .getRecords();
        assertThat(rows).hasSize(2);
        CSVRecord row = rows.stream()
                .filter(r -> r.get("campaignId").equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(row.get("title")).isEqualTo("'" + title);
        assertThat(row.get("views")).isEqualTo("1000");
        assertThat(row.get("likes")).isEmpty();
        assertThat(row.get("comments")).isEqualTo("12");
        assertThat(row.get("verdict")).isEqualTo("BEHIND");
        assertThat(row.get("expectedLikes")).isEqualTo("12345678.5");
        assertThat(row.get("budgetCap")).isEqualTo("200.00");
        CSVRecord empty = rows.stream()
                .filter(r -> r.get("campaignId").equals(bare))
                .findFirst()
                .orElseThrow();
        assertThat(empty.get("views")).isEmpty();
        assertThat(empty.get("verdict")).isEmpty();
    }

    @Test
    void the_export_goes_over_many_pages() {
        campaigns(205);
        String text = outside.get(CAMPAIGNS + "/export.csv").extract().asString();
        assertThat(text.lines().skip(1).map(line -> line.split(",")[0]))
                .doesNotHaveDuplicates()
                .hasSize(205);
    }

    @Test
    void the_api_is_described() {
        outside.caller()
                .accept("application/json")
                .get("/api/openapi?format=json")
                .then()
                .statusCode(200)
                .body(
                        "paths.'/api/campaigns'.post.requestBody.content.'application/json'.schema.$ref",
                        equalTo("#/components/schemas/CreateCampaign"))
                .body("components.schemas.CreateCampaign.required", hasItem("videoId"))
                .body("components.schemas.CreateCampaign.required", not(hasItem("cadence")))
                .body("paths.'/api/campaigns/{id}/stop'.post.responses.'202'.headers", not(nullValue()))
                .body("paths.'/api/campaigns/{id}'.get.responses.default.content", not(nullValue()));
    }

    @Test
    void decisions_are_counted() {
        outside.rejected(outside.command("start", outside.about(id())), "CAMPAIGN_UNKNOWN");
        outside.get("/q/metrics")
                .statusCode(200)
                .body(containsString("outcome=\"CAMPAIGN_UNKNOWN\",type=\"campaign.start.v1\""));
    }

    private List<String> campaigns(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = id();
            outside.command("create", outside.creation(id));
            ids.add(id);
        }
        await().until(() -> {
            List<String> shown = outside.get(CAMPAIGNS + "?limit=500&status=RUNNING")
                    .extract()
                    .path("items.campaignId");
            return shown.size() == count;
        });
        return ids;
    }

    private List<String> list(String query) {
        return outside.get(CAMPAIGNS + query).statusCode(200).extract().path("items.campaignId");
    }

    private void bad(String query, String detail) {
        outside.get(CAMPAIGNS + query)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("BAD_PARAMETER"))
                .body("detail", containsString(detail));
    }

    private static String at(int seconds) {
        return NOW.plusSeconds(seconds).toString();
    }
}
