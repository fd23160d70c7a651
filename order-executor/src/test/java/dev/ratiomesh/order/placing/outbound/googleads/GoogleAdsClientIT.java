package dev.ratiomesh.order.placing.outbound.googleads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.placing.OrderFixtures;
import dev.ratiomesh.order.placing.execution.ProviderResult.LookupResult;
import dev.ratiomesh.order.placing.execution.ProviderResult.SendResult;
import dev.ratiomesh.order.placing.execution.ProviderResult.ValidationResult;
import dev.ratiomesh.order.placing.outbound.AdsRig;
import dev.ratiomesh.order.placing.outbound.ProviderException;
import dev.ratiomesh.order.placing.outbound.credentials.ProviderAccountId;
import dev.ratiomesh.order.placing.outbound.credentials.ProviderAccountStore.Registration;
import dev.ratiomesh.order.placing.outbound.googleads.GoogleAdsHttpClient.HttpExchange;
import dev.ratiomesh.order.placing.state.DeliveryReport;
import dev.ratiomesh.testkit.LogProbe;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks the client against a provider with faults that the sandbox cannot produce. */
class GoogleAdsClientIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile Consumer<HttpServerRequest> answer = request -> json(request, 200, "{}");
    private HttpServer server;
    private GoogleAdsClient ads;
    private AdsRig rig;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        server = vertx.getDelegate()
                .createHttpServer()
                .requestHandler(this::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        rig(Map.of());
    }

    @AfterEach
    void stop() {
        vertx.closeAndAwait();
    }

    @Test
    void a_response_without_json_leaves_the_outcome_unknown() {
        answer = request -> json(request, 200, "<html>sorry</html>");
        assertThat(place()).isInstanceOf(SendResult.Indeterminate.class);
        assertThat(find()).isInstanceOf(LookupResult.LookupInconclusive.class);
    }

    @Test
    void an_error_status_without_json_is_no_rejection() {
        answer = request -> json(request, 403, "<html>forbidden by a proxy</html>");
        assertThat(place()).isInstanceOf(SendResult.Indeterminate.class);
    }

    @Test
    void a_truncated_body_leaves_the_outcome_unknown() {
        answer = request -> {
            request.response().putHeader("Content-Length", "500").write("{\"mutateOperationResponses\":[");
            vertx.getDelegate().setTimer(50, ignored -> request.connection().close());
        };
        assertThat(place()).isInstanceOf(SendResult.Indeterminate.class);
    }

    @Test
    void a_success_without_a_campaign_leaves_the_outcome_unknown() {
        answer = request -> json(request, 200, "{\"mutateOperationResponses\":[{}]}");
        assertThat(place()).isInstanceOf(SendResult.Indeterminate.class);
    }

    @Test
    void a_timeout_leaves_the_outcome_unknown() {
        answer = request -> {
            // never
        };
        assertThat(place()).isInstanceOf(SendResult.Indeterminate.class);
    }

    @Test
    void a_refused_connection_means_that_nothing_was_sent() throws Exception {
        // given
        server.close().toCompletionStage().toCompletableFuture().get();

        // when / then: the token endpoint is as far as it came
        assertThat(place()).isInstanceOf(SendResult.NotExecuted.class);
    }

    @Test
    void a_campaign_with_another_name_makes_the_lookup_inconclusive() {
        answer = request -> json(
                request,
                200,
                "{\"results\":[{\"campaign\":{\"resourceName\":\"customers/1/campaigns/9\",\"name\":\"ord-other\"}}]}");
        assertThat(find()).isInstanceOf(LookupResult.LookupInconclusive.class);
    }

    @Test
    void a_removed_campaign_counts_as_found_and_a_live_one_takes_precedence() {
        answer = request -> json(
                request,
                200,
                """
                {"results":[
                  {"campaign":{"resourceName":"customers/1/campaigns/8","name":"ord-1","status":"ENABLED"}},
                  {"campaign":{"resourceName":"customers/1/campaigns/9","name":"ord-1","status":"REMOVED"}}]}
                """);
        assertThat(find()).isEqualTo(new LookupResult.OrderFound("customers/1/campaigns/8"));
        answer = request -> json(
                request,
                200,
                "{\"results\":[{\"campaign\":{\"resourceName\":\"r\",\"name\":\"ord-1\",\"status\":\"REMOVED\"}}]}");
        assertThat(find()).isEqualTo(new LookupResult.OrderFound("r"));
        answer = request -> json(request, 200, "{\"fieldMask\":\"campaign.name\"}");
        assertThat(find()).isEqualTo(new LookupResult.NotAtProvider());
    }

    @Test
    void a_taken_name_and_a_rejection_are_distinguished() {
        answer = request -> json(request, 400, failure("campaignError", "DUPLICATE_CAMPAIGN_NAME"));
        assertThat(place()).isInstanceOf(SendResult.NameTaken.class);
        answer = request -> json(request, 400, failure("adError", "TOO_LONG"));
        assertThat(place()).isInstanceOf(SendResult.OrderDeclined.class);
        answer = request -> json(request, 500, failure("internalError", "INTERNAL_ERROR"));
        assertThat(place()).isInstanceOf(SendResult.Indeterminate.class);
        answer = request -> json(request, 429, failure("quotaError", "RESOURCE_EXHAUSTED"));
        assertThat(place()).isInstanceOf(SendResult.NotExecuted.class);
    }

    @Test
    void a_malformed_cost_is_not_taken_for_zero() {
        answer = request -> json(
                request, 200, "{\"results\":[{\"campaign\":{\"id\":\"1\"},\"metrics\":{\"costMicros\":\"much\"}}]}");
        assertThatThrownBy(() -> wait(ads.fetchReport(OrderFixtures.placed())))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("costMicros");
        answer = request -> json(request, 200, "{\"results\":[{\"campaign\":{\"id\":\"1\"}}]}");
        assertThatThrownBy(() -> wait(ads.fetchReport(OrderFixtures.placed()))).isInstanceOf(ProviderException.class);
    }

    @Test
    void a_report_without_json_or_with_a_truncated_body_fails_and_books_no_cost() {
        answer = request -> json(request, 200, "<html>sorry</html>");
        assertThatThrownBy(this::report).isInstanceOf(ProviderException.class).hasMessageContaining("not JSON");
        answer = request -> {
            request.response()
                    .putHeader("Content-Length", "500")
                    .write("{\"results\":[{\"metrics\":{\"costMicros\":\"9");
            vertx.getDelegate().setTimer(50, ignored -> request.connection().close());
        };
        assertThatThrownBy(this::report).isInstanceOf(ProviderException.class);
    }

    @Test
    void a_report_carries_the_campaigns_name_and_is_empty_without_a_campaign() {
        answer = request -> json(
                request,
                200,
                "{\"results\":[{\"campaign\":{\"name\":\"Spring sale\"},\"metrics\":{\"costMicros\":\"7\"}}]}");
        assertThat(report().name()).isEqualTo("Spring sale");
        answer = request -> json(request, 200, "{\"fieldMask\":\"campaign.name\"}");
        assertThat(report().name()).isNull();
        answer = request -> json(request, 200, "{\"results\":[{\"campaign\":{\"id\":\"1\"},\"metrics\":{}}]}");
        assertThat(report().name()).isNull();
    }

    @Test
    void a_validation_sends_the_whole_order_and_creates_nothing() {
        // given
        answer = request -> json(request, 200, "{}");

        // when
        ValidationResult check = check();

        // then
        assertThat(check).isInstanceOf(ValidationResult.ValidationPassed.class);
        assertThat(bodies).singleElement().satisfies(body -> assertThat(body)
                .contains("\"validateOnly\":true", "\"name\":\"ord-1\"", "\"totalAmountMicros\":\"30000000\""));
    }

    @Test
    void only_a_final_rejection_fails_a_validation_and_an_unreadable_response_is_inconclusive() {
        answer = request -> json(request, 400, failure("adError", "TOO_LONG"));
        assertThat(check())
                .isInstanceOfSatisfying(ValidationResult.ValidationRejected.class, it -> assertThat(it.message())
                        .contains("adError.TOO_LONG"));
        answer = request -> json(request, 400, failure("campaignError", "DUPLICATE_CAMPAIGN_NAME"));
        assertThat(check()).isInstanceOf(ValidationResult.ValidationPassed.class);
        answer = request -> json(request, 429, failure("quotaError", "RESOURCE_EXHAUSTED"));
        assertThat(check()).isInstanceOf(ValidationResult.ValidationInconclusive.class);
        answer = request -> json(request, 503, failure("internalError", "TRANSIENT_ERROR"));
        assertThat(check()).isInstanceOf(ValidationResult.ValidationInconclusive.class);
        answer = request -> json(request, 200, "<html>sorry</html>");
        assertThat(check()).isInstanceOf(ValidationResult.ValidationInconclusive.class);
        answer = request -> request.connection().close();
        assertThat(check()).isInstanceOf(ValidationResult.ValidationInconclusive.class);
    }

    @Test
    void the_circuit_opens_after_five_failures_within_a_minute() {
        // given
        answer = request -> json(request, 500, failure("internalError", "INTERNAL_ERROR"));

        // when
        for (int i = 0; i < 5; i++) {
            place();
        }

        // then
        int before = bodies.size();
        assertThat(place()).isInstanceOf(SendResult.NotExecuted.class);
        assertThat(bodies).hasSize(before);
    }

    @Test
    void an_order_is_one_atomic_request_with_a_total_budget_and_texts_within_the_limits() {
        // when
        place();

        // then
        assertThat(bodies).singleElement().satisfies(body -> assertThat(body)
                .contains(
                        "\"partialFailure\":false",
                        "\"name\":\"ord-1\"",
                        "\"period\":\"CUSTOM_PERIOD\"",
                        "\"totalAmountMicros\":\"30000000\"",
                        "\"startDateTime\":\"2026-11-21 12:00:00\"",
                        "\"endDateTime\":\"2026-11-27 12:00:00\"",
                        "\"youtubeVideoId\":\"x_BjvhMW9TE\"",
                        "DOES_NOT_CONTAIN_EU_POLITICAL_ADVERTISING"));
    }

    @Test
    void a_response_of_another_content_type_leaves_the_outcome_unknown() {
        answer = request -> {
            request.response().putHeader("Content-Type", "text/html");
            json(request, 200, "{\"mutateOperationResponses\":[{\"campaignResult\":{\"resourceName\":\"r\"}}]}");
        };
        assertThat(place())
                .isEqualTo(new SendResult.Indeterminate(
                        "google-ads answered 200 with text/html instead of application/json"));
    }

    @Test
    void an_endless_response_is_cut_off() {
        // given: more than the 4 MiB that are read
        AtomicBoolean closed = new AtomicBoolean();
        answer = request -> {
            request.connection().closeHandler(ignored -> closed.set(true));
            request.response().setChunked(true).write("{\"a\":\"");
            pour(request);
        };

        // when / then
        assertThat(place())
                .isInstanceOfSatisfying(SendResult.Indeterminate.class, unknown -> assertThat(unknown.message())
                        .contains("its answer is larger than 4194304 bytes"));
        Awaitility.await().untilTrue(closed);
    }

    private void pour(HttpServerRequest request) {
        if (!request.response().closed()) {
            request.response().write("x".repeat(100_000)).onSuccess(ignored -> vertx.getDelegate()
                    .runOnContext(again -> pour(request)));
        }
    }

    @Test
    void an_open_circuit_delays_neither_another_account_nor_another_tenant() {
        // given
        answer = request -> json(request, 500, failure("internalError", "INTERNAL_ERROR"));
        for (int i = 0; i < 5; i++) {
            post("t-1", "1234567890");
        }
        answer = request -> json(request, 200, "{}");

        // when / then
        assertThat(post("t-1", "1234567890")).isInstanceOf(HttpExchange.NotSent.class);
        assertThat(post("t-1", "1234567891")).isInstanceOf(HttpExchange.Response.class);
        assertThat(post("t-2", "1234567890")).isInstanceOf(HttpExchange.Response.class);
    }

    @Test
    void circuit_bulkhead_and_rate_limit_are_configurable() {
        // given: opens after two, one at a time, one a second
        rig(Map.of(
                "orders.google-ads.circuit-failure-threshold", "2",
                "orders.google-ads.max-parallel-calls", "1",
                "orders.google-ads.calls-per-second", "1",
                "orders.google-ads.max-cached-accounts", "3"));
        answer = request -> {
            // never
        };

        // when
        List<HttpExchange> twoAtOnce = Uni.join()
                .all(
                        rig.calls.post(id("t-1", "1111111111"), "m", "{}"),
                        rig.calls.post(id("t-1", "1111111111"), "m", "{}"))
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(10));

        // then: the second waits for its turn a second later, when the first is still or just no longer there
        assertThat(twoAtOnce).hasSize(2).noneMatch(HttpExchange.Response.class::isInstance);

        // when
        answer = request -> json(request, 500, failure("internalError", "INTERNAL_ERROR"));
        post("t-1", "2222222222");
        post("t-1", "2222222222");

        // then
        assertThat(post("t-1", "2222222222")).isInstanceOf(HttpExchange.NotSent.class);

        // when
        for (int i = 0; i < 20; i++) {
            rig.guards.guardFor(id("t-" + i, "1234567890"));
        }

        // then
        assertThat(rig.guards.size()).isEqualTo(3);
    }

    @Test
    void each_account_has_its_own_token_and_a_rejected_one_is_renewed_once() {
        // given
        rig(Map.of());
        rig.accounts.save(id("t-1", "1111111111"), registration("one")).await().atMost(TIMEOUT);
        rig.accounts.save(id("t-1", "2222222222"), registration("two")).await().atMost(TIMEOUT);
        post("t-1", "1111111111");
        post("t-1", "2222222222");
        assertThat(asked).containsExactly("one", "two");

        // when: tokens of the first are refused from now on
        answer = request -> {
            boolean first = request.getHeader("Authorization").contains("-one-");
            json(request, first ? 401 : 200, first ? failure("authenticationError", "OAUTH_TOKEN_EXPIRED") : "{}");
        };
        HttpExchange refused = post("t-1", "1111111111");

        // then
        assertThat(refused)
                .isInstanceOfSatisfying(HttpExchange.Response.class, answered -> assertThat(answered.status())
                        .isEqualTo(401));
        assertThat(asked).containsExactly("one", "two", "one");
        assertThat(post("t-1", "2222222222")).isInstanceOf(HttpExchange.Response.class);
        assertThat(asked).containsExactly("one", "two", "one");
    }

    @Test
    void calls_that_wait_for_a_token_share_one_request() {
        // given
        rig(Map.of());

        // when
        Uni.join()
                .all(IntStream.range(0, 4)
                        .mapToObj(i -> rig.calls.post(id("t-1", "1234567890"), "m", "{}"))
                        .toList())
                .andFailFast()
                .await()
                .atMost(TIMEOUT);

        // then
        assertThat(asked).containsExactly("grant");
    }

    @Test
    void an_unsupported_api_version_is_detected_at_start() {
        // given
        rig(Map.of("orders.google-ads.version", "v20"));
        answer = request -> json(request, 400, failure("requestError", "UNSUPPORTED_VERSION"));

        // when
        try (LogProbe log = LogProbe.start()) {
            rig.version.start(new StartupEvent());

            // then
            Awaitility.await().until(() -> !rig.version.isSupported());
            assertThat(log.text())
                    .contains("Google Ads no longer supports version=")
                    .contains("v20")
                    .contains("orders.google-ads.version");
        }
    }

    private void handle(HttpServerRequest request) {
        if (request.path().equals("/token")) {
            request.setExpectMultipart(true).endHandler(ignored -> {
                String grant = request.getFormAttribute("refresh_token");
                asked.add(grant);
                json(request, 200, "{\"access_token\":\"t-" + grant + "-" + asked.size() + "\",\"expires_in\":3600}");
            });
            return;
        }
        request.body().onSuccess(body -> {
            bodies.add(body.toString());
            answer.accept(request);
        });
    }

    private static void json(HttpServerRequest request, int status, String body) {
        request.response().setStatusCode(status).end(body);
    }

    private static String failure(String family, String code) {
        return "{\"error\":{\"code\":400,\"message\":\"m\",\"details\":[{\"errors\":[{\"errorCode\":{\"" + family
                + "\":\"" + code + "\"},\"message\":\"m\"}]}]}}";
    }

    private SendResult place() {
        var order = OrderFixtures.proposal();
        return wait(ads.send(ads.prepare(order, Fixtures.NOON, Fixtures.NOON.plus(Duration.ofDays(6)))));
    }

    private HttpExchange post(String tenant, String account) {
        return wait(rig.calls.post(id(tenant, account), "googleAds:search", "{}"));
    }

    private static ProviderAccountId id(String tenant, String account) {
        return new ProviderAccountId(tenant, "google-ads", account);
    }

    private static Registration registration(String token) {
        return new Registration(new Secret(token), null, "ann");
    }

    private void rig(Map<String, String> more) {
        rig = new AdsRig(vertx, "http://127.0.0.1:" + server.actualPort(), more);
        ads = rig.ads;
    }

    private ValidationResult check() {
        return wait(ads.validate(OrderFixtures.proposal(), Fixtures.NOON, Fixtures.NOON.plus(Duration.ofDays(6))));
    }

    private DeliveryReport.RawReport report() {
        return wait(ads.fetchReport(OrderFixtures.placed()));
    }

    private LookupResult find() {
        return wait(ads.findByName(OrderFixtures.proposal()));
    }

    private static <T> T wait(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(10));
    }
}
