package dev.ratiomesh.campaign;

import static dev.ratiomesh.campaign.Outside.accepted;
import static dev.ratiomesh.campaign.Outside.events;
import static dev.ratiomesh.campaign.Outside.id;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.testkit.TestTokens;
import dev.ratiomesh.testkit.kafka.ConsumedRecord;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class CommandsOverHttpIT {
    private static final String CAMPAIGNS = "/api/campaigns";

    @RegisterExtension
    final Outside outside = new Outside();

    @Test
    void a_campaign_lives_its_life_over_http() {
        // given
        String id = id();
        String url = CAMPAIGNS + "/" + id;

        // when
        outside.json(outside.creation(id).put("autoStart", false))
                .post(CAMPAIGNS)
                .then()
                .statusCode(202)
                .header("Location", endsWith(url));
        outside.shows(id, "status", "CREATED");
        outside.done(accepted(outside.caller().post(url + "/start")));
        outside.done(accepted(outside.json(title("Second single")).patch(url)));
        outside.done(accepted(outside.caller().post(url + "/stop")));
        outside.done(accepted(outside.caller().delete(url)));

        // then
        assertThat(events(id, 5))
                .extracting(ConsumedRecord::type)
                .containsExactly(
                        "campaign.created.v1",
                        "campaign.started.v1",
                        "campaign.amended.v1",
                        "campaign.stopped.v1",
                        "campaign.deleted.v1");
        outside.get(url).body("status", equalTo("DELETED")).body("title", equalTo("Second single"));
    }

    @Test
    void every_campaign_of_a_tenant_starts_and_stops_together() {
        String id = outside.running();
        outside.done(accepted(outside.caller().post(CAMPAIGNS + "/stop-all")));
        outside.shows(id, "status", "STOPPED");
        outside.done(accepted(outside.caller().post(CAMPAIGNS + "/start-all")));
        outside.shows(id, "status", "RUNNING");
    }

    @Test
    void an_invalid_value_is_refused_at_once() {
        problem(post(it -> it.put("viewGoal", -5)), 422, "INVALID_VIEW_GOAL", "viewGoal: ");
        problem(post(it -> it.put("videoId", "none")), 422, "INVALID_VIDEO_ID", "none");
        problem(post(it -> it.withObject("/budget").put("cap", "0.00")), 422, "INVALID_BUDGET", "budget.cap: ");
        problem(post(it -> it.withObject("/budget").put("currency", "XYZ")), 422, "INVALID_CURRENCY", "XYZ");
        problem(post(it -> it.put("campaignId", "export.csv")), 422, "INVALID_CAMPAIGN_ID", "export.csv");
        String id = outside.running();
        problem(
                patch(id, JsonMappers.strict().createObjectNode().put("viewGoal", 0)),
                422,
                "INVALID_VIEW_GOAL",
                "viewGoal");
    }

    @Test
    void an_invalid_body_is_refused_at_once() {
        problem(post(it -> it.put("capp", "1.00")), 400, "BREAKS_SCHEMA", "capp");
        problem(post(it -> it.remove("title")), 400, "BREAKS_SCHEMA", "title");
        problem(post(it -> it.put("viewGoal", "many")), 400, "BREAKS_SCHEMA", "viewGoal");
        problem(body("application/json", ""), 400, "BREAKS_SCHEMA", "campaignId");
        problem(body("application/json", "hello"), 400, "UNREADABLE", "hello");
        problem(body("application/json", "[]"), 400, "NOT_AN_OBJECT", "object");
        problem(body("text/plain", outside.creation(id()).toString()), 415, "HTTP_415", "content-type");
        problem(body("application/json", "x".repeat(2_000_000)), 413, "TOO_LARGE", "2000000 bytes");
    }

    @Test
    void an_id_that_is_taken_is_a_conflict_for_its_owner() {
        String id = outside.running();
        problem(outside.json(outside.creation(id)).post(CAMPAIGNS), 409, "CAMPAIGN_EXISTS", id);
    }

    @Test
    void an_id_that_another_tenant_has_taken_is_refused_by_the_topic() {
        String id = outside.running();
        try (Outside otherTenant = new Outside()) {
            otherTenant.rejected(
                    accepted(otherTenant.json(otherTenant.creation(id)).post(CAMPAIGNS)), "CAMPAIGN_EXISTS");
        }
    }

    @Test
    void a_deleted_campaign_is_a_conflict() {
        String id = outside.running();
        String url = CAMPAIGNS + "/" + id;
        outside.done(accepted(outside.caller().delete(url)));
        problem(outside.caller().post(url + "/start"), 409, "CAMPAIGN_DELETED", "deleted");
        problem(outside.caller().post(url + "/stop"), 409, "CAMPAIGN_DELETED", "deleted");
        problem(outside.caller().delete(url), 409, "CAMPAIGN_DELETED", "deleted");
        problem(patch(id, title("B")), 409, "CAMPAIGN_DELETED", "deleted");
    }

    @Test
    void a_conflict_that_a_command_on_the_topic_may_resolve_is_left_to_the_topic() {
        String id = outside.running();
        outside.rejected(accepted(outside.caller().post(CAMPAIGNS + "/" + id + "/start")), "ALREADY_RUNNING");
    }

    @Test
    void an_amendment_holds_for_the_version_it_was_made_for() {
        // given
        String id = outside.running();
        String url = CAMPAIGNS + "/" + id;
        String etag = outside.get(url).extract().header("ETag");

        // when
        outside.done(accepted(outside.json(title("B")).header("If-Match", etag).patch(url)));

        // then
        problem(outside.json(title("C")).header("If-Match", etag).patch(url), 412, "VERSION_CONFLICT", "version 3");
        problem(outside.json(title("C")).header("If-Match", "abc").patch(url), 400, "BAD_PARAMETER", "If-Match");
        outside.done(accepted(outside.json(title("C")).header("If-Match", "*").patch(url)));
        outside.shows(id, "title", "C");
    }

    @Test
    void the_same_idempotency_key_has_one_effect_and_the_same_response() {
        // given
        String id = outside.running();
        String url = CAMPAIGNS + "/" + id;

        // when
        String first =
                accepted(outside.json(title("B")).header("Idempotency-Key", "k").patch(url));
        outside.done(first);
        outside.done(accepted(outside.json(title("C")).patch(url)));
        String second =
                accepted(outside.json(title("B")).header("Idempotency-Key", "k").patch(url));
        outside.done(accepted(outside.caller().post(url + "/stop")));

        // then
        assertThat(second).isEqualTo(first);
        outside.shows(id, "title", "C");
    }

    @Test
    void a_creation_or_deletion_may_be_repeated_under_its_key() {
        String id = id();
        ObjectNode creation = outside.creation(id);
        String created =
                accepted(outside.json(creation).header("Idempotency-Key", "a").post(CAMPAIGNS));
        outside.done(created);
        assertThat(accepted(
                        outside.json(creation).header("Idempotency-Key", "a").post(CAMPAIGNS)))
                .isEqualTo(created);
        String url = CAMPAIGNS + "/" + id;
        String deleted =
                accepted(outside.caller().header("Idempotency-Key", "b").delete(url));
        outside.done(deleted);
        assertThat(accepted(outside.caller().header("Idempotency-Key", "b").delete(url)))
                .isEqualTo(deleted);
        String long256 = "k".repeat(256);
        problem(
                outside.caller().header("Idempotency-Key", long256).post(url + "/stop"),
                400,
                "BAD_IDEMPOTENCY_KEY",
                "255");
    }

    @Test
    void the_campaign_of_another_tenant_is_not_found() {
        String url = CAMPAIGNS + "/" + outside.running();
        try (Outside otherTenant = new Outside()) {
            for (Response answer : List.of(
                    otherTenant.caller().get(url),
                    otherTenant.caller().get(url + "/history"),
                    otherTenant.caller().get(url + "/orders"),
                    otherTenant.caller().post(url + "/start"),
                    otherTenant.caller().post(url + "/stop"),
                    otherTenant.caller().delete(url),
                    otherTenant.json(title("Mine")).patch(url))) {
                problem(answer, 404, "NOT_FOUND", "does not exist");
            }
            problem(otherTenant.json(outside.creation(id())).post(CAMPAIGNS), 403, "FOREIGN_TENANT", outside.tenant);
            problem(
                    otherTenant.caller().post(CAMPAIGNS + "/stop-all?tenantId=" + outside.tenant),
                    403,
                    "FOREIGN_TENANT",
                    "");
        }
        outside.get(url).body("status", equalTo("RUNNING")).body("version", equalTo(2));
    }

    @Test
    void the_operator_of_the_mesh_acts_for_the_tenant_that_is_named() {
        String id = id();
        try (Outside everyone = new Outside("*")) {
            outside.done(accepted(everyone.json(outside.creation(id)).post(CAMPAIGNS)));
            outside.done(accepted(everyone.caller().post(CAMPAIGNS + "/" + id + "/stop")));
            outside.shows(id, "status", "STOPPED");
            outside.done(accepted(everyone.caller().post(CAMPAIGNS + "/start-all?tenantId=" + outside.tenant)));
            outside.shows(id, "status", "RUNNING");
            problem(everyone.caller().post(CAMPAIGNS + "/stop-all"), 400, "TENANT_MISSING", "tenantId");
            problem(everyone.caller().post(CAMPAIGNS + "/stop-all?tenantId=a%20b"), 400, "BAD_PARAMETER", "tenantId");
        }
    }

    @Test
    void only_operators_may_send_commands() {
        String url = CAMPAIGNS + "/" + outside.running();
        for (String role : List.of("viewer", "approver")) {
            outside.caller(role).get(url).then().statusCode(200);
            problem(outside.caller(role).post(url + "/stop"), 403, "FORBIDDEN", "roles");
            problem(outside.caller(role).delete(url), 403, "FORBIDDEN", "roles");
        }
        problem(outside.caller("guest").get(url), 403, "FORBIDDEN", "roles");
    }

    @Test
    void a_request_without_a_token_is_refused() {
        problem(given().get(CAMPAIGNS), 401, "UNAUTHORIZED", "Bearer");
        problem(given().auth().oauth2("abc").get(CAMPAIGNS), 401, "UNAUTHORIZED", "Bearer");
        String expired = TestTokens.expired(outside.tenant, "operator");
        problem(given().auth().oauth2(expired).post(CAMPAIGNS + "/stop-all"), 401, "UNAUTHORIZED", "Bearer");
        given().get("/api/openapi").then().statusCode(401);
        given().get("/q/health/live").then().statusCode(200);
    }

    private Response post(Consumer<ObjectNode> spoil) {
        ObjectNode body = outside.creation(id());
        spoil.accept(body);
        return outside.json(body).post(CAMPAIGNS);
    }

    private Response body(String contentType, String body) {
        return outside.caller().contentType(contentType).body(body).post(CAMPAIGNS);
    }

    private Response patch(String id, ObjectNode body) {
        return outside.json(body).patch(CAMPAIGNS + "/" + id);
    }

    private static ObjectNode title(String title) {
        return JsonMappers.strict().createObjectNode().put("title", title);
    }

    private static void problem(Response answer, int status, String code, String detail) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("detail", containsString(detail));
    }
}
