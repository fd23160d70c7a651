package dev.ratiomesh.fleet.quota;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.ApiRequest;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.access.api.GoogleApi;
import dev.ratiomesh.fleet.access.api.GoogleService;
import dev.ratiomesh.fleet.mesh.Mesh;
import dev.ratiomesh.fleet.mesh.SandboxResource;
import dev.ratiomesh.fleet.quota.inbound.QuotaExhaustedMapper;
import dev.ratiomesh.testkit.MeshResource;
import dev.ratiomesh.testkit.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uses a bucket that no other test needs, on the real day, and resets it after each test. */
@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class QuotaIT {
    @Inject
    QuotaReservations reservations;

    @Inject
    GoogleApi google;

    @Inject
    QuotaExhaustedMapper mapper;

    private final String tenant = "tenant-" + UUID.randomUUID();
    private final String channel = "UC" + UUID.randomUUID();
    private final QuotaDay startDay = QuotaDay.at(Instant.now());
    private Mesh mesh;

    @BeforeEach
    void open() {
        mesh = new Mesh();
        mesh.execute("INSERT INTO channel (id, version, tenant_id, title, features, state, connected_at, refreshed_at,"
                + " updated_at) VALUES ('" + channel + "', 1, '" + tenant + "', 'Mine', '{}', 'ACTIVE', now(), now(),"
                + " now())");
    }

    @AfterEach
    void undo() {
        mesh.sandbox.inject("{\"clear\":true}");
        mesh.execute("DELETE FROM quota_bucket WHERE bucket = 'search'");
        mesh.execute("DELETE FROM channel WHERE id = '" + channel + "'");
        mesh.close();
    }

    @Test
    void a_bucket_that_youtube_reports_as_exhausted_with_403_waits_for_the_reset() {
        mesh.sandbox.inject("{\"quotaError\":\"403\"}");
        assertDeferredToReset(searchUntilDeferred());
    }

    @Test
    void a_bucket_that_youtube_reports_as_exhausted_with_429_per_day_waits_for_the_reset() {
        mesh.sandbox.inject("{\"quotaError\":\"429\"}");
        assertDeferredToReset(searchUntilDeferred());
    }

    @Test
    void an_exhausted_bucket_is_not_requested_again() {
        // given
        boolean young = startDay.isResetUncertain(Instant.now());
        searchUntilDeferred();
        long searchesBefore = searches();
        assertThat(searchesBefore).isPositive();

        // when
        ApiResult result = search();

        // then: in the first minutes of a day it is requested again, since the report may concern the day before
        assertDeferredToReset(result);
        assertThat(searches()).isEqualTo(young ? searchesBefore + 1 : searchesBefore);
    }

    @Test
    void the_usage_is_shown_to_the_operator_of_the_deployment_only() {
        onOneDay(this::showsToTheOperator);
    }

    private void showsToTheOperator() {
        // given
        wait(reservations.reserve(tenant, new QuotaCost(QuotaCost.SEARCH, 3, CallPriority.NORMAL)));

        // when
        JsonPath quota = given().auth()
                .oauth2(TestTokens.token("*", "operator"))
                .get("/api/quota")
                .then()
                .statusCode(200)
                .body("buckets.bucket", hasItems("pool", "search", "uploads"))
                .extract()
                .jsonPath();

        // then
        assertThat(Instant.parse(quota.getString("resetsAt")))
                .isEqualTo(QuotaDay.at(Instant.now()).resetsAt());
        assertThat(quota.getInt("buckets.find { it.bucket == 'search' }.used")).isEqualTo(3);
        assertThat(quota.getInt("buckets.find { it.bucket == 'search' }.left")).isEqualTo(97);
        assertThat(quota.<Integer>get(
                        "buckets.find { it.bucket == 'search' }.tenants.find { it.tenantId == '" + tenant + "' }.used"))
                .isEqualTo(3);
        given().auth()
                .oauth2(TestTokens.token(tenant, "operator"))
                .get("/api/quota")
                .then()
                .statusCode(403)
                .body("code", equalTo("FOREIGN_TENANT"));
    }

    @Test
    void a_channel_shows_its_tenants_share_to_its_tenant_only() {
        onOneDay(this::showsToItsTenant);
    }

    private void showsToItsTenant() {
        // given
        wait(reservations.reserve(tenant, new QuotaCost(QuotaCost.SEARCH, 70, CallPriority.NORMAL)));

        // when
        JsonPath quota = given().auth()
                .oauth2(TestTokens.token(tenant, "viewer"))
                .get("/api/channels/{id}/quota", channel)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        // then
        assertThat(quota.<Integer>get("buckets.find { it.bucket == 'search' }.used"))
                .isEqualTo(70);
        assertThat(quota.<Integer>get("buckets.find { it.bucket == 'search' }.share"))
                .isEqualTo(100);
        assertThat(quota.<Integer>get("buckets.find { it.bucket == 'search' }.left"))
                .isEqualTo(30);
        assertThat(quota.<String>get("buckets.find { it.bucket == 'search' }.level"))
                .isEqualTo("WARNING");
        given().auth()
                .oauth2(TestTokens.token("another", "viewer"))
                .get("/api/channels/{id}/quota", channel)
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void a_denial_over_http_names_bucket_reset_and_retry_time() {
        onOneDay(this::namesTheReset);
    }

    private void namesTheReset() {
        // given
        ReservationResult denied =
                wait(reservations.reserve(tenant, new QuotaCost(QuotaCost.SEARCH, 101, CallPriority.NORMAL)));

        // when
        Response response = mapper.toResponse(new QuotaExhaustedException((ReservationResult.QuotaDenied) denied));

        // then
        Instant reset = QuotaDay.at(Instant.now()).resetsAt();
        assertThat(response.getStatus()).isEqualTo(429);
        assertThat(response.getMediaType()).hasToString("application/problem+json");
        assertThat(response.getEntity()).isInstanceOfSatisfying(QuotaExhaustedMapper.QuotaProblem.class, problem -> {
            assertThat(problem.code()).isEqualTo("QUOTA_EXHAUSTED");
            assertThat(problem.bucket()).isEqualTo("search");
            assertThat(List.of(problem.resetsAt(), problem.retryAt())).containsOnly(reset);
            assertThat(problem.detail()).contains("101 are needed");
        });
        assertThat(Long.parseLong(response.getHeaderString("Retry-After"))).isBetween(1L, 25 * 3600 + 1L);
    }

    /** Repeats the test when midnight in Los Angeles came meanwhile, because a new day has no usage yet. */
    private static void onOneDay(Runnable test) {
        QuotaDay day = QuotaDay.at(Instant.now());
        try {
            test.run();
        } catch (AssertionError e) {
            if (day.equals(QuotaDay.at(Instant.now()))) {
                throw e;
            }
            test.run();
        }
    }

    /** Accepts the end of the young day too, since YouTube's report may concern the day before. */
    private void assertDeferredToReset(ApiResult result) {
        QuotaDay day = QuotaDay.at(Instant.now());
        assertThat(result).isInstanceOfSatisfying(ApiResult.CallDeferred.class, deferred -> {
            assertThat(deferred.bucket()).isEqualTo("search");
            assertThat(deferred.retryAt())
                    .isIn(startDay.resetsAt(), startDay.resetCertainAt(), day.resetsAt(), day.resetCertainAt());
        });
    }

    /** Searches twice at most, because the sandbox allows one search a day. */
    private ApiResult searchUntilDeferred() {
        ApiResult first = search();
        return first instanceof ApiResult.CallDeferred ? first : search();
    }

    private long searches() {
        long searches = 0;
        for (JsonNode usage : mesh.sandbox.get("/sandbox/calls").get("quota")) {
            if (usage.get("bucket").asText().equals("SEARCH")) {
                searches += usage.get("used").asLong() + usage.get("refused").asLong();
            }
        }
        return searches;
    }

    private ApiResult search() {
        QuotaCost cost = new QuotaCost(QuotaCost.SEARCH, 1, CallPriority.NORMAL);
        return wait(google.execute(ApiRequest.get(
                ApiCaller.anonymous(tenant), cost, GoogleService.DATA, "/youtube/v3/search?part=snippet&q=a")));
    }

    private static <T> T wait(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
