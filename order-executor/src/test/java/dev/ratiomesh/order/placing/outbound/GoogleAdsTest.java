package dev.ratiomesh.order.placing.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.placing.LookUp;
import dev.ratiomesh.order.placing.OrderFixtures;
import dev.ratiomesh.order.placing.Reply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a provider that misbehaves as the sandbox does not. */
class GoogleAdsTest {
    private static final String ACCOUNT = "1234567890";

    private final Vertx vertx = Vertx.vertx();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile Consumer<HttpServerRequest> answer = request -> json(request, 200, "{}");
    private HttpServer server;
    private GoogleAds ads;

    @BeforeEach
    void start() throws Exception {
        server = vertx.getDelegate()
                .createHttpServer()
                .requestHandler(this::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        ads = ads("http://127.0.0.1:" + server.actualPort());
    }

    @AfterEach
    void stop() {
        vertx.closeAndAwait();
    }

    @Test
    void an_answer_that_is_no_json_leaves_the_outcome_open() {
        answer = request -> json(request, 200, "<html>sorry</html>");
        assertThat(place()).isInstanceOf(Reply.Unknown.class);
        assertThat(find()).isInstanceOf(LookUp.Unanswered.class);
    }

    @Test
    void a_refusal_that_is_no_json_is_not_taken_for_a_refusal() {
        answer = request -> json(request, 403, "<html>forbidden by a proxy</html>");
        assertThat(place()).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void half_a_body_leaves_the_outcome_open() {
        answer = request -> {
            request.response().putHeader("Content-Length", "500").write("{\"mutateOperationResponses\":[");
            vertx.getDelegate().setTimer(50, ignored -> request.connection().close());
        };
        assertThat(place()).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void success_without_a_campaign_leaves_the_outcome_open() {
        answer = request -> json(request, 200, "{\"mutateOperationResponses\":[{}]}");
        assertThat(place()).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void no_answer_in_time_leaves_the_outcome_open() {
        answer = request -> {
            // never
        };
        assertThat(place()).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void a_port_nobody_listens_on_was_surely_not_called() throws Exception {
        // given
        server.close().toCompletionStage().toCompletableFuture().get();

        // when / then: the token endpoint is as far as it came
        assertThat(place()).isInstanceOf(Reply.NotNow.class);
    }

    @Test
    void a_name_that_belongs_to_nobody_we_asked_for_is_no_answer() {
        answer = request -> json(
                request,
                200,
                "{\"results\":[{\"campaign\":{\"resourceName\":\"customers/1/campaigns/9\",\"name\":\"ord-other\"}}]}");
        assertThat(find()).isInstanceOf(LookUp.Unanswered.class);
    }

    @Test
    void what_was_removed_has_been_accepted_once_but_what_lives_comes_first() {
        answer = request -> json(
                request,
                200,
                """
                {"results":[
                  {"campaign":{"resourceName":"customers/1/campaigns/8","name":"ord-1","status":"ENABLED"}},
                  {"campaign":{"resourceName":"customers/1/campaigns/9","name":"ord-1","status":"REMOVED"}}]}
                """);
        assertThat(find()).isEqualTo(new LookUp.Found("customers/1/campaigns/8"));
        answer = request -> json(
                request,
                200,
                "{\"results\":[{\"campaign\":{\"resourceName\":\"r\",\"name\":\"ord-1\",\"status\":\"REMOVED\"}}]}");
        assertThat(find()).isEqualTo(new LookUp.Found("r"));
        answer = request -> json(request, 200, "{\"fieldMask\":\"campaign.name\"}");
        assertThat(find()).isEqualTo(new LookUp.Absent());
    }

    @Test
    void a_taken_name_and_a_refusal_are_told_apart() {
        answer = request -> json(request, 400, failure("campaignError", "DUPLICATE_CAMPAIGN_NAME"));
        assertThat(place()).isInstanceOf(Reply.NameTaken.class);
        answer = request -> json(request, 400, failure("adError", "TOO_LONG"));
        assertThat(place()).isInstanceOf(Reply.Declined.class);
        answer = request -> json(request, 500, failure("internalError", "INTERNAL_ERROR"));
        assertThat(place()).isInstanceOf(Reply.Unknown.class);
        answer = request -> json(request, 429, failure("quotaError", "RESOURCE_EXHAUSTED"));
        assertThat(place()).isInstanceOf(Reply.NotNow.class);
    }

    @Test
    void a_cost_that_is_no_number_is_not_taken_for_nothing() {
        answer = request -> json(
                request, 200, "{\"results\":[{\"campaign\":{\"id\":\"1\"},\"metrics\":{\"costMicros\":\"much\"}}]}");
        assertThatThrownBy(() -> wait(ads.report(ACCOUNT, "customers/1/campaigns/1")))
                .isInstanceOf(ProviderTrouble.class)
                .hasMessageContaining("costMicros");
        answer = request -> json(request, 200, "{\"results\":[{\"campaign\":{\"id\":\"1\"}}]}");
        assertThatThrownBy(() -> wait(ads.report(ACCOUNT, "customers/1/campaigns/1")))
                .isInstanceOf(ProviderTrouble.class);
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
        assertThat(place()).isInstanceOf(Reply.NotNow.class);
        assertThat(bodies).hasSize(before);
    }

    @Test
    void the_order_is_one_atomic_request_with_a_total_budget_and_short_enough_words() {
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

    private void handle(HttpServerRequest request) {
        if (request.path().equals("/token")) {
            json(request, 200, "{\"access_token\":\"t\",\"expires_in\":3600}");
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

    private Reply place() {
        var order = OrderFixtures.proposal();
        return wait(ads.place(ads.prepare(order, Fixtures.NOON, Fixtures.NOON.plus(Duration.ofDays(6)))));
    }

    private LookUp find() {
        return wait(ads.find(ACCOUNT, "ord-1"));
    }

    private static <T> T wait(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(10));
    }

    private GoogleAds ads(String url) {
        Map<String, String> settings = new HashMap<>();
        settings.put("orders.google-ads.host", url);
        settings.put("orders.google-ads.token-url", url + "/token");
        settings.put("orders.google-ads.client-id", "id");
        settings.put("orders.google-ads.refresh-token", "grant");
        settings.put("orders.google-ads.timeout", "PT1S");
        settings.put("orders.currencies.USD.cost-per-view", "0.02");
        settings.put("orders.currencies.USD.minimum-per-day", "5.00");
        settings.put("orders.currencies.USD.target-cpc", "0.20");
        OrderConfig config = new SmallRyeConfigBuilder()
                .withMapping(OrderConfig.class)
                .withDefaultValues(settings)
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(OrderConfig.class);
        GoogleToken token = new GoogleToken(vertx, Clock.systemUTC(), config);
        AdsCalls calls = new AdsCalls(vertx, token, new Guards(config), config);
        OrderMeters meters = new OrderMeters(new SimpleMeterRegistry());
        AdsAnswers answers = new AdsAnswers(new AdsVersion(config), meters);
        return new GoogleAds(calls, new AdsRequests(config), answers, meters);
    }
}
