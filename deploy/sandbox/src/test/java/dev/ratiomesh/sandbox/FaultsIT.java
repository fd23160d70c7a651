package dev.ratiomesh.sandbox;

import static dev.ratiomesh.sandbox.OrderJson.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsIT {
    private static final String VIDEO = "abcdefghijk";

    private final SettableClock clock = new SettableClock("2026-11-21T10:00:00Z");
    private Sandbox sandbox;
    private HttpProbe probe;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults().withPort(0).withClock(clock));
        probe = new HttpProbe(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_cut_after_success_leaves_exactly_one_accepted_order() throws IOException {
        // given
        probe.fault("{\"target\":\"ads\",\"afterSuccess\":true,\"count\":1}");
        String order = order("ord-1", VIDEO, clock.instant());

        // when
        assertThatThrownBy(() -> probe.ads("googleAds:mutate", order)).isInstanceOf(IOException.class);
        HttpProbe.Response again = probe.ads("googleAds:mutate", order);

        // then
        assertThat(again.status()).isEqualTo(400);
        assertThat(probe.ledger().at("/totals/orders").asInt()).isEqualTo(1);
        assertThat(probe.ledger().at("/totals/namesAcceptedTwice")).isEmpty();
        assertThat(outcomes("POST /v25/customers/{id}/googleAds:mutate")
                        .path("cut")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_fault_can_spare_requests_that_are_only_to_be_validated_or_strike_no_others() throws IOException {
        // given
        String order = order("ord-1", VIDEO, clock.instant());
        String check = order.replace("\"validateOnly\":false", "\"validateOnly\": true");
        probe.fault("{\"target\":\"ads\",\"status\":503,\"validateOnly\":false,\"count\":1}");
        probe.fault("{\"target\":\"ads\",\"status\":429,\"validateOnly\":true,\"count\":1}");

        // when / then
        assertThat(probe.ads("googleAds:mutate", check).status()).isEqualTo(429);
        assertThat(probe.ads("googleAds:mutate", check).status()).isEqualTo(200);
        assertThat(probe.ads("googleAds:mutate", order).status()).isEqualTo(503);
        assertThat(probe.ads("googleAds:mutate", order).status()).isEqualTo(200);
        assertThat(probe.ledger().at("/totals/orders").asInt()).isEqualTo(1);
    }

    @Test
    void a_cut_over_http_2_is_a_failed_call_too() {
        // given
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(sandbox.url() + "/youtube/v3/videos:batchGetStats?part=id&id=demo-video1&key=k"))
                .build();
        Callable<Integer> call =
                () -> client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();

        // when
        assertThatCode(call::call).doesNotThrowAnyException();
        assertThatCode(() -> probe.fault("{\"target\":\"youtube\",\"afterSuccess\":true,\"count\":1}"))
                .doesNotThrowAnyException();

        // then
        assertThatThrownBy(call::call).isInstanceOf(IOException.class);
        assertThatCode(call::call).doesNotThrowAnyException();
    }

    @Test
    void an_error_after_success_has_done_the_work_too() throws IOException {
        // given
        probe.fault("{\"target\":\"/v25/customers\",\"afterSuccess\":true,\"status\":503,\"count\":1}");

        // when
        HttpProbe.Response response = probe.ads("googleAds:mutate", order("ord-1", VIDEO, clock.instant()));

        // then
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.at("/error/details/0/errors/0/errorCode/internalError")
                        .asText())
                .isEqualTo("TRANSIENT_ERROR");
        assertThat(probe.ledger().at("/totals/orders").asInt()).isEqualTo(1);
    }

    @Test
    void a_revoked_grant_is_dead_and_so_is_what_was_issued_for_it() throws IOException {
        // given
        String path = "/v25/customers/1234567890/googleAds:search";
        String query = "{\"query\":\"SELECT campaign.id FROM campaign\"}";
        String token = grant("sandbox-a").at("/access_token").asText();
        assertThat(probe.post(path, query, "authorization", "Bearer " + token).status())
                .isEqualTo(200);

        // when
        probe.fault("{\"revoke\":\"sandbox-a\"}");

        // then
        assertThat(grant("sandbox-a").at("/error").asText()).isEqualTo("invalid_grant");
        assertThat(grant("sandbox-b").status()).isEqualTo(200);
        assertThat(probe.post(path, query, "authorization", "Bearer " + token).status())
                .isEqualTo(401);
        assertThat(probe.get("/sandbox/calls").at("/grants").toString())
                .isEqualTo("[{\"customerId\":\"1234567890\",\"refreshToken\":\"sandbox-a\",\"calls\":2}]");
    }

    private HttpProbe.Response grant(String refreshToken) throws IOException {
        return probe.post(
                "/token",
                "grant_type=refresh_token&client_id=sandbox&client_secret=sandbox&refresh_token=" + refreshToken);
    }

    @Test
    void an_error_before_the_work_does_nothing() throws IOException {
        // given
        probe.fault("{\"target\":\"ads\",\"status\":429,\"count\":1}");

        // when
        HttpProbe.Response refused = probe.ads("googleAds:mutate", order("ord-1", VIDEO, clock.instant()));

        // then
        JsonNode error = refused.at("/error/details/0/errors/0");
        assertThat(refused.at("/error/status").asText()).isEqualTo("RESOURCE_EXHAUSTED");
        assertThat(error.at("/errorCode/quotaError").asText()).isEqualTo("RESOURCE_TEMPORARILY_EXHAUSTED");
        assertThat(error.at("/details/quotaErrorDetails/retryDelay").asText()).isEqualTo("10s");
        assertThat(probe.ledger().at("/totals/orders").asInt()).isZero();
    }

    @Test
    void youtube_errors_carry_the_reason_asked_for_and_cost_their_unit() throws IOException {
        // given
        probe.fault("{\"target\":\"youtube\",\"status\":403,\"reason\":\"rateLimitExceeded\"}");

        // when
        HttpProbe.Response response = probe.stats(VIDEO);

        // then
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.at("/error/errors/0/reason").asText()).isEqualTo("rateLimitExceeded");
        assertThat(probe.get("/sandbox/calls").at("/quota/0/used").asInt()).isEqualTo(1);
    }

    @Test
    void a_fault_of_half_the_calls_strikes_about_half_of_them() throws IOException {
        // given
        probe.fault("{\"target\":\"youtube\",\"status\":500,\"rate\":0.5}");

        // when
        int failed = 0;
        for (int i = 0; i < 200; i++) {
            failed += probe.stats(VIDEO).status() == 500 ? 1 : 0;
        }

        // then
        assertThat(failed).isBetween(60, 140);
        assertThat(probe.get("/sandbox/faults").at("/faults/0/hits").asInt()).isEqualTo(failed);
    }

    @Test
    void a_delayed_answer_is_still_the_right_one() throws IOException {
        // given
        probe.fault("{\"target\":\"youtube\",\"delay\":\"PT0.2S\",\"count\":1}");

        // when
        long before = System.nanoTime();
        HttpProbe.Response response = probe.stats("demo-video1");

        // then
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(200_000_000L);
        assertThat(response.at("/items")).hasSize(1);
    }

    @Test
    void set_counts_are_answered_unchanged() throws IOException {
        // given
        probe.fault("{\"set\":{\"videoId\":\"abcdefghijk\",\"views\":1000,\"likes\":7}}");

        // when
        JsonNode statistics = probe.stats(VIDEO).at("/items/0/statistics");

        // then
        assertThat(statistics.path("viewCount").asText()).isEqualTo("1000");
        assertThat(statistics.path("likeCount").asText()).isEqualTo("7");
        assertThat(statistics.has("commentCount")).isTrue();
    }

    @Test
    void clear_removes_every_fault_and_intervention() throws IOException {
        // given
        probe.fault("[{\"gone\":\"abcdefghijk\"},{\"target\":\"youtube\",\"status\":500},{\"quotaError\":\"429\"}]");

        // when
        probe.fault("{\"clear\":true}");

        // then
        assertThat(probe.stats(VIDEO).at("/items")).hasSize(1);
        assertThat(probe.get("/sandbox/faults").at("/quotaError").asText()).isEqualTo("403");
    }

    @Test
    void invalid_input_is_rejected_as_a_whole_and_names_the_field() throws IOException {
        // given
        Map<String, String> bodies = Map.ofEntries(
                Map.entry("{}", "target: exactly one of"),
                Map.entry("[1]", "[0].body: a JSON object"),
                Map.entry(
                        "{\"target\":\"vimeo\",\"status\":500}",
                        "target: one of [ads, analytics, oauth, reporting, youtube]"),
                Map.entry("{\"target\":\"ads\"}", "status: one of status, delay and afterSuccess"),
                Map.entry("{\"target\":\"ads\",\"status\":200}", "status: a whole number from 400 to 599"),
                Map.entry("{\"target\":\"ads\",\"status\":500,\"rate\":2}", "rate: a number 0..1"),
                Map.entry("{\"target\":\"ads\",\"status\":500,\"count\":0}", "count: a whole number from 1"),
                Map.entry("{\"target\":\"ads\",\"delay\":\"long\"}", "delay: neither milliseconds nor"),
                Map.entry("{\"target\":\"ads\",\"delay\":\"PT1H\"}", "delay: a delay from 0 to"),
                Map.entry("{\"target\":\"ads\",\"stauts\":500}", "stauts: is not known here"),
                Map.entry("{\"gone\":5}", "gone: a text is needed"),
                Map.entry("{\"set\":{\"videoId\":\"x\",\"views\":-1}}", "set.views: a whole number from 0"),
                Map.entry("{\"quotaError\":\"500\"}", "quotaError: \"403\" or \"429\""),
                Map.entry("{\"correctCost\":{\"campaign\":\"x\",\"micros\":1}}", "correctCost.campaign: no order"),
                Map.entry("{\"disapprove\":{\"campaign\":\"x\"}}", "disapprove.campaign: no order"),
                Map.entry("{\"upload\":{}}", "upload.cutAfter: exactly one of"),
                Map.entry("{\"upload\":{\"cutAfter\":-1}}", "upload.cutAfter: a whole number from 0"),
                Map.entry("{\"upload\":{\"loseAnswer\":false}}", "upload.loseAnswer: true is needed"),
                Map.entry("{\"upload\":{\"failureReason\":\"x\"}}", "upload.failureReason: one of [codec,"),
                Map.entry("{\"upload\":{\"hideRange\":true,\"retryAfter\":1}}", "upload.retryAfter: needs a status"),
                Map.entry("{\"expireSessions\":false}", "expireSessions: true is needed"),
                Map.entry("{\"revokeChannel\":\"UCx\"}", "revokeChannel: there is no channel"),
                Map.entry("{\"revoke\":\"\"}", "revoke: a text is needed"),
                Map.entry("{\"target\"", "line 1, column"),
                Map.entry("[{\"gone\":\"abcdefghijk\"},{\"clear\":1}]", "[1].clear: true or false"));

        bodies.forEach((body, complaint) -> {
            try {
                // when
                HttpProbe.Response response = probe.fault(body);

                // then
                assertThat(response.status()).as(body).isEqualTo(400);
                assertThat(response.at("/detail").asText()).as(body).contains(complaint);
            } catch (IOException e) {
                throw new AssertionError(body, e);
            }
        });
        assertThat(probe.stats(VIDEO).at("/items")).hasSize(1);
    }

    @Test
    void a_body_over_four_megabytes_is_refused() throws IOException {
        // when
        HttpProbe.Response response = probe.fault("\"" + "x".repeat(5 << 20) + "\"");

        // then
        assertThat(response.status()).isEqualTo(413);
        assertThat(response.at("/detail").asText()).contains("larger than 4194304 bytes");
    }

    @Test
    void counts_calls_units_and_reads() throws IOException {
        // given
        probe.stats("abcdefghijk,demo-video1");
        probe.stats("demo-video1");

        // when
        JsonNode calls = probe.get("/sandbox/calls").json();

        // then
        assertThat(outcomes("GET /youtube/v3/videos:batchGetStats").path("200").asInt())
                .isEqualTo(2);
        assertThat(calls.at("/quota/0/bucket").asText()).isEqualTo("BATCH_GET_STATS");
        assertThat(calls.at("/quota/0/day").asText()).isEqualTo("2026-11-21");
        assertThat(calls.at("/idsRead").asInt()).isEqualTo(3);
        assertThat(calls.at("/readsByVideo/demo-video1").asInt()).isEqualTo(2);
    }

    private JsonNode outcomes(String endpoint) throws IOException {
        for (JsonNode row : probe.get("/sandbox/calls").at("/endpoints")) {
            if (row.path("endpoint").asText().equals(endpoint)) {
                return row.path("outcomes");
            }
        }
        throw new AssertionError(endpoint + " was not called");
    }
}
