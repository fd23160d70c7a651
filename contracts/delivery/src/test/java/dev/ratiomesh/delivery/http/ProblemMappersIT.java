package dev.ratiomesh.delivery.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.ratiomesh.delivery.tally.Broker;
import dev.ratiomesh.delivery.tally.TallyServers;
import dev.ratiomesh.testkit.TestTokens;
import dev.ratiomesh.testkit.kafka.ConsumedRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TallyServers.class)
class ProblemMappersIT {
    private static final String BODY = "{\"tenantId\":\"t-1\",\"amount\":1}";

    Broker broker;

    private final String id = UUID.randomUUID().toString();

    @Test
    void without_a_valid_token_the_answer_is_401() {
        assertProblem(given().get("/tallies"), 401, "UNAUTHORIZED", "bearer token")
                .header("WWW-Authenticate", "Bearer");
        assertProblem(given().auth().oauth2("nonsense").get("/tallies"), 401, "UNAUTHORIZED", "bearer token");
        assertProblem(
                given().auth().oauth2(TestTokens.expired("t-1", "viewer")).get("/tallies"),
                401,
                "UNAUTHORIZED",
                "bearer token");
    }

    @Test
    void without_the_role_or_for_another_tenant_the_answer_is_403() {
        assertProblem(
                viewer().contentType("application/json").body(BODY).post("/tallies/x/add"), 403, "FORBIDDEN", "roles");
        assertProblem(
                operator().body(BODY.replace("t-1", "t-2")).post("/tallies/x/add"),
                403,
                "FOREIGN_TENANT",
                "not for tenant t-2");
    }

    @Test
    void what_is_not_there_is_404_also_where_no_resource_is() {
        assertProblem(viewer().get("/tallies/none"), 404, "NOT_FOUND", "Tally none does not exist.");
        assertProblem(viewer().get("/tallies/none/such"), 404, "HTTP_404", "");
        assertProblem(viewer().get("/nowhere"), 404, "HTTP_404", "");
        assertProblem(viewer().queryParam("limit", "many").get("/tallies"), 404, "HTTP_404", "");
    }

    @Test
    void an_invalid_request_gets_a_problem_with_the_reason() {
        assertProblem(
                operator().body("{\"amount\":\"1\"}").post("/tallies/x/add"),
                400,
                "BREAKS_SCHEMA",
                "amount: must be a whole number");
        assertProblem(operator().body("{").post("/tallies/x/add"), 400, "UNREADABLE", "line 1");
        assertProblem(viewer().queryParam("limit", 0).get("/tallies"), 400, "BAD_PARAMETER", "limit: must be 1 to 500");
        assertProblem(viewer().queryParam("cursor", "%%").get("/tallies"), 400, "BAD_PARAMETER", "cursor: is not");
        assertProblem(
                operator().header("Idempotency-Key", "k".repeat(256)).body(BODY).post("/tallies/x/add"),
                400,
                "BAD_IDEMPOTENCY_KEY",
                "1 to 255");
    }

    @Test
    void an_unsupported_method_or_media_type_gets_a_problem() {
        assertProblem(viewer().delete("/tallies/x"), 405, "HTTP_405", "");
        assertProblem(operator().contentType("text/csv").body("a,b").post("/tallies/x/add"), 415, "HTTP_415", "");
        assertProblem(viewer().accept("image/png").get("/tallies"), 406, "HTTP_406", "");
    }

    @Test
    void a_body_that_is_too_large_is_413() {
        assertProblem(
                operator().body("{\"x\":\"" + "y".repeat(300_000) + "\"}").post("/tallies/x/add"),
                413,
                "TOO_LARGE",
                "300008 bytes, at most 262144");
    }

    @Test
    void what_nobody_foresaw_is_500_and_keeps_its_insides() {
        assertProblem(viewer().get("/tallies/broken"), 500, "INTERNAL_ERROR", "the log of this service")
                .body(not(containsString("hunter2")));
    }

    @Test
    void trouble_that_passes_is_503_and_keeps_its_insides() {
        assertProblem(viewer().get("/tallies/late"), 503, "TRY_AGAIN", "the same Idempotency-Key")
                .header("Retry-After", "5")
                .body(not(containsString("10.0.0.7")));
    }

    @Test
    void an_accepted_command_is_on_its_topic_and_a_repeat_with_the_same_key_is_the_same_message() {
        // when
        List<String> ids = List.of(accept("key-1"), accept("key-1"), accept("key-2"));
        // then
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
        try (var commands = broker.probe("campaign.commands")) {
            List<ConsumedRecord> sent = commands.await(3, record -> id.equals(record.key()));
            assertThat(sent).extracting(ConsumedRecord::id).containsExactlyElementsOf(ids);
            assertThat(sent.get(0).headers())
                    .containsEntry("ce_type", "tally.add.v1")
                    .containsEntry("ce_tenantid", "t-1")
                    .containsKey("traceparent");
        }
    }

    private String accept(String key) {
        return operator()
                .header("Idempotency-Key", key + id)
                .body(BODY)
                .post("/tallies/" + id + "/add")
                .then()
                .statusCode(202)
                .header("Location", containsString("/tallies/" + id))
                .extract()
                .path("commandId");
    }

    private static RequestSpecification viewer() {
        return given().auth().oauth2(TestTokens.token("t-1", "viewer"));
    }

    private static RequestSpecification operator() {
        return given().auth()
                .oauth2(TestTokens.token("t-1", "viewer", "operator"))
                .contentType("application/json");
    }

    private static ValidatableResponse assertProblem(
            io.restassured.response.Response response, int status, String code, String detail) {
        return response.then()
                .log()
                .ifValidationFails()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("about:blank"))
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("detail", containsString(detail));
    }
}
