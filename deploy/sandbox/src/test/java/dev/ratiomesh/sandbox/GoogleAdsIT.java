package dev.ratiomesh.sandbox;

import static dev.ratiomesh.sandbox.OrderJson.changed;
import static dev.ratiomesh.sandbox.OrderJson.created;
import static dev.ratiomesh.sandbox.OrderJson.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GoogleAdsIT {
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
    void creates_a_whole_order_in_one_call_and_answers_in_order() throws IOException {
        // when
        HttpProbe.Response response = probe.ads("googleAds:mutate", order("ord-1", VIDEO, clock.instant()));

        // then
        assertThat(response.status()).isEqualTo(200);
        JsonNode results = response.at("/mutateOperationResponses");
        assertThat(results).hasSize(6);
        assertThat(results.at("/1/campaignResult/resourceName").asText())
                .matches("customers/1234567890/campaigns/\\d+");
        assertThat(results.at("/5/adGroupAdResult/resourceName").asText())
                .matches("customers/1234567890/adGroupAds/\\d+~\\d+");
        assertThat(probe.ledger().at("/orders/0/campaignName").asText()).isEqualTo("ord-1");
        assertThat(probe.ledger().at("/orders/0/videoId").asText()).isEqualTo(VIDEO);
        assertThat(probe.ledger().at("/orders/0/budget").asText()).isEqualTo("50.00");
    }

    @Test
    void keeps_nothing_of_a_request_with_one_bad_operation() throws IOException {
        // given
        String bad = changed("ord-1", VIDEO, clock.instant(), body -> ad(body).remove("logoImages"));

        // when
        HttpProbe.Response refused = probe.ads("googleAds:mutate", bad);
        HttpProbe.Response corrected = probe.ads("googleAds:mutate", order("ord-1", VIDEO, clock.instant()));

        // then
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/error/details/0/errors/0/errorCode/fieldError").asText())
                .isEqualTo("REQUIRED");
        assertThat(corrected.status()).isEqualTo(200);
        assertThat(probe.ledger().at("/totals/orders").asInt()).isEqualTo(1);
    }

    @Test
    void refuses_the_name_of_an_active_or_paused_campaign_until_it_is_removed() throws IOException {
        // given
        String order = order("ord-1", VIDEO, clock.instant());
        String campaign = campaign(probe.ads("googleAds:mutate", order));
        probe.ads("campaigns:mutate", status(campaign, "PAUSED"));

        // when
        HttpProbe.Response duplicate = probe.ads("googleAds:mutate", order);
        HttpProbe.Response removed =
                probe.ads("campaigns:mutate", "{\"operations\":[{\"remove\":\"" + campaign + "\"}]}");
        HttpProbe.Response again = probe.ads("googleAds:mutate", order);

        // then
        assertThat(duplicate.status()).isEqualTo(400);
        assertThat(codes(duplicate)).contains("DUPLICATE_CAMPAIGN_NAME", "DUPLICATE_NAME");
        assertThat(removed.at("/results/0/resourceName").asText()).isEqualTo(campaign);
        assertThat(again.status()).isEqualTo(200);
        assertThat(probe.ledger().at("/totals/namesAcceptedTwice/0").asText()).isEqualTo("ord-1");
    }

    @Test
    void says_where_the_duplicate_name_stands() throws IOException {
        // given
        probe.ads("googleAds:mutate", order("ord-1", VIDEO, clock.instant()));
        String other = changed(
                "ord-1", VIDEO, clock.instant(), body -> created(body, 0).put("name", "another budget"));

        // when
        JsonNode error = probe.ads("googleAds:mutate", other).at("/error/details/0/errors/0");

        // then
        assertThat(error.at("/errorCode/campaignError").asText()).isEqualTo("DUPLICATE_CAMPAIGN_NAME");
        assertThat(error.at("/trigger/stringValue").asText()).isEqualTo("ord-1");
        assertThat(error.at("/location/fieldPathElements").findValuesAsText("fieldName"))
                .containsExactly("mutate_operations", "campaign_operation", "create", "name");
        assertThat(error.at("/location/fieldPathElements/0/index").asInt()).isEqualTo(1);
    }

    @Test
    void validates_without_keeping_anything_when_asked_to() throws IOException {
        // given
        String order = changed("ord-1", VIDEO, clock.instant(), body -> ((ObjectNode) body).put("validateOnly", true));

        // when
        HttpProbe.Response good = probe.ads("googleAds:mutate", order);
        HttpProbe.Response bad = probe.ads("googleAds:mutate", order.replace("DEMAND_GEN", "VIDEO"));

        // then
        assertThat(good.status()).isEqualTo(200);
        assertThat(good.json()).isEmpty();
        assertThat(codes(bad)).contains("OPERATION_NOT_PERMITTED_FOR_CAMPAIGN_TYPE");
        assertThat(probe.ledger().at("/totals/orders").asInt()).isZero();
    }

    @Test
    void refuses_less_than_five_usd_a_day_and_says_how_much_is_needed() throws IOException {
        // given
        String poor = changed(
                "ord-1", VIDEO, clock.instant(), body -> created(body, 0).put("totalAmountMicros", "24990000"));

        // when
        JsonNode error = probe.ads("googleAds:mutate", poor).at("/error/details/0/errors/0");

        // then
        assertThat(error.at("/errorCode/campaignBudgetError").asText()).isEqualTo("BUDGET_BELOW_PER_DAY_MINIMUM");
        JsonNode details = error.at("/details/budgetPerDayMinimumErrorDetails");
        assertThat(details.path("minimumBudgetTotalAmountMicros").asText()).isEqualTo("25000000");
        assertThat(details.path("failedBudgetTotalAmountMicros").asText()).isEqualTo("24990000");
    }

    @Test
    void names_the_fault_of_each_invalid_order() throws IOException {
        // given
        record Case(String code, Consumer<JsonNode> change) {}
        List<Case> cases = List.of(
                new Case("REQUIRED", body -> created(body, 1).remove("containsEuPoliticalAdvertising")),
                new Case("REQUIRED", body -> created(body, 1).remove("targetCpc")),
                new Case("REQUIRED", body -> created(body, 0).remove("totalAmountMicros")),
                new Case("REQUIRED", body -> ad(body).remove("videos")),
                new Case("REQUIRED", body -> ad(body).remove("businessName")),
                new Case("REQUIRED", body -> ((ObjectNode) created(body, 5).path("ad")).remove("finalUrls")),
                new Case("INVALID_STRING_DATE_TIME_SECONDS", body -> created(body, 1)
                        .put("startDateTime", "2026-11-21")),
                new Case("CANNOT_SET_DATE_TO_PAST", body -> created(body, 1)
                        .put("startDateTime", "2026-11-20 10:00:00")),
                new Case("START_DATE_AFTER_END_DATE", body -> created(body, 1)
                        .put("endDateTime", "2026-11-21 09:59:00")),
                new Case("END_DATE_TIME_REQUIRED_FOR_TOTAL_BUDGET", body -> created(body, 1)
                        .remove("endDateTime")),
                new Case("NON_MULTIPLE_OF_MINIMUM_CURRENCY_UNIT", body -> created(body, 0)
                        .put("totalAmountMicros", "50000001")),
                new Case("NEGATIVE_MONEY_AMOUNT", body -> created(body, 0).put("totalAmountMicros", "-1")),
                new Case("RESOURCE_NOT_FOUND", body -> created(body, 2)
                        .put("campaign", OrderJson.CUSTOMER + "campaigns/-9")),
                new Case("RESOURCE_NAME_MALFORMED", body -> created(body, 2).put("campaign", "campaigns/1")),
                new Case("RESOURCE_NOT_FOUND", body -> created(body, 2)
                        .put("campaign", "customers/1111111111/campaigns/-2")),
                new Case("DUPLICATE_TEMP_IDS", body -> created(body, 4)
                        .put("resourceName", OrderJson.CUSTOMER + "assets/-4")),
                new Case("CANNOT_SET_ID_FOR_CREATE", body -> created(body, 2)
                        .put("resourceName", OrderJson.CUSTOMER + "adGroups/7")),
                new Case("VIDEO_NOT_FOUND", body -> ((ObjectNode)
                                created(body, 4).path("youtubeVideoAsset"))
                        .put("youtubeVideoId", "none1234567")),
                new Case("INVALID_IMAGE", body -> ((ObjectNode) created(body, 3).path("imageAsset"))
                        .put("data", "AAAA")),
                new Case("IMAGE_TOO_SMALL", body -> logo(body, 64, 64)),
                new Case("ASPECT_RATIO_NOT_ALLOWED", body -> logo(body, 256, 128)));

        for (Case invalid : cases) {
            // when
            HttpProbe.Response response =
                    probe.ads("googleAds:mutate", changed("ord-1", VIDEO, clock.instant(), invalid.change()));

            // then
            assertThat(response.status()).as(invalid.code()).isEqualTo(400);
            assertThat(codes(response)).contains(invalid.code());
        }
        assertThat(probe.ledger().at("/totals/orders").asInt()).isZero();
    }

    @Test
    void names_a_field_the_api_does_not_have() throws IOException {
        // given
        String old = changed(
                "ord-1", VIDEO, clock.instant(), body -> created(body, 1).put("startDate", "2026-11-21"));

        // when
        HttpProbe.Response response = probe.ads("googleAds:mutate", old);

        // then
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.at("/error/message").asText())
                .contains("Unknown name \"startDate\" at 'mutateOperations[1].campaignOperation.create'");
    }

    @Test
    void refuses_an_operation_without_a_kind_and_an_empty_request() throws IOException {
        // when
        HttpProbe.Response noKind = probe.ads("googleAds:mutate", "{\"mutateOperations\":[{}]}");
        HttpProbe.Response empty = probe.ads("googleAds:mutate", "{\"mutateOperations\":[]}");
        HttpProbe.Response broken = probe.ads("googleAds:mutate", "{\"mutateOperations\":");

        // then
        assertThat(codes(noKind)).containsExactly("OPERATION_REQUIRED");
        assertThat(codes(empty)).containsExactly("REQUIRED_FIELD_MISSING");
        assertThat(broken.at("/error/status").asText()).isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void rejects_a_caller_without_a_token_or_with_an_invalid_one() throws IOException {
        // when
        HttpProbe.Response none = probe.post("/v25/customers/1234567890/googleAds:search", "{}");
        HttpProbe.Response version = probe.post("/v22/customers/1234567890/googleAds:search", "{}");

        // then
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.at("/error/status").asText()).isEqualTo("UNAUTHENTICATED");
        assertThat(version.status()).isEqualTo(401);
    }

    @Test
    void spends_in_proportion_to_simulated_time_and_ends() throws IOException {
        // given
        probe.ads("googleAds:mutate", order("ord-1", VIDEO, clock.instant()));

        // when
        clock.pass(Duration.ofHours(1));
        JsonNode halfway = report("ord-1");
        clock.pass(Duration.ofHours(2));
        JsonNode over = report("ord-1");

        // then
        assertThat(halfway.at("/metrics/costMicros").asText()).isEqualTo("25000000");
        assertThat(halfway.at("/metrics/videoTrueviewViews").asText()).isEqualTo("1250");
        assertThat(halfway.at("/campaign/primaryStatus").asText()).isEqualTo("ELIGIBLE");
        assertThat(over.at("/metrics/costMicros").asText()).isEqualTo("50000000");
        assertThat(over.at("/campaign/primaryStatus").asText()).isEqualTo("ENDED");
    }

    @Test
    void brings_views_likes_and_comments_to_the_video_on_top_of_its_own() throws IOException {
        // given
        try (Sandbox twin = Sandbox.start(SandboxOptions.defaults().withPort(0).withClock(clock))) {
            probe.ads("googleAds:mutate", order("ord-1", VIDEO, clock.instant()));

            // when
            clock.pass(Duration.ofHours(2));
            JsonNode advertised = counts(VIDEO);
            JsonNode plain = new HttpProbe(twin).stats(VIDEO).at("/items/0/statistics");

            // then
            assertThat(gain(advertised, plain, "viewCount")).isEqualTo(2_500);
            assertThat(gain(advertised, plain, "likeCount")).isEqualTo(100);
            assertThat(gain(advertised, plain, "commentCount")).isEqualTo(5);
        }
    }

    private static long gain(JsonNode more, JsonNode less, String count) {
        return more.path(count).asLong() - less.path(count).asLong();
    }

    @Test
    void an_order_of_fifty_usd_brings_the_demo_video_back_to_the_line() throws IOException {
        // given
        double behind = shareOfPopLine("demo-video1");
        probe.ads("googleAds:mutate", order("ord-1", "demo-video1", clock.instant()));

        // when
        clock.pass(Duration.ofHours(2));

        // then
        assertThat(behind).isBetween(0.34, 0.36);
        assertThat(shareOfPopLine("demo-video1")).isBetween(0.8, 1.1);
    }

    @Test
    void a_paused_campaign_spends_nothing() throws IOException {
        // given
        String campaign = campaign(probe.ads("googleAds:mutate", order("ord-1", VIDEO, clock.instant())));
        clock.pass(Duration.ofMinutes(30));
        probe.ads("campaigns:mutate", status(campaign, "PAUSED"));

        // when
        clock.pass(Duration.ofMinutes(30));
        JsonNode paused = report("ord-1");
        probe.ads("campaigns:mutate", status(campaign, "ENABLED"));
        clock.pass(Duration.ofHours(9));
        JsonNode ended = report("ord-1");

        // then
        assertThat(paused.at("/metrics/costMicros").asText()).isEqualTo("12500000");
        assertThat(paused.at("/campaign/primaryStatus").asText()).isEqualTo("PAUSED");
        assertThat(ended.at("/metrics/costMicros").asText()).isEqualTo("37500000");
    }

    @Test
    void books_spend_on_the_real_day_it_happened() throws IOException {
        // given
        clock.set("2026-11-21T23:00:00Z");
        probe.ads("googleAds:mutate", order("ord-1", VIDEO, clock.instant()));
        clock.pass(Duration.ofMinutes(90));

        // when
        JsonNode days = probe.query("SELECT campaign.id, metrics.cost_micros, segments.date FROM campaign"
                        + " WHERE campaign.name = 'ord-1' AND segments.date BETWEEN '2026-11-21' AND '2026-11-22'")
                .at("/results");
        JsonNode second = probe.query("SELECT metrics.cost_micros FROM campaign WHERE segments.date >= '2026-11-22'")
                .at("/results");

        // then
        assertThat(days.findValuesAsText("date")).containsExactly("2026-11-21", "2026-11-22");
        assertThat(days.findValuesAsText("costMicros")).containsExactly("25000000", "12500000");
        assertThat(second.at("/0/metrics/costMicros").asText()).isEqualTo("12500000");
    }

    @Test
    void corrects_a_cost_later_and_keeps_the_views() throws IOException {
        // given
        probe.ads("googleAds:mutate", order("ord-1", VIDEO, clock.instant()));
        clock.pass(Duration.ofHours(3));
        long views = counts(VIDEO).path("viewCount").asLong();

        // when
        probe.fault("{\"correctCost\":{\"campaign\":\"ord-1\",\"micros\":-1500000}}");

        // then
        assertThat(report("ord-1").at("/metrics/costMicros").asText()).isEqualTo("48500000");
        assertThat(counts(VIDEO).path("viewCount").asLong()).isEqualTo(views);
    }

    @Test
    void a_disapproved_ad_is_reported_with_its_topic_and_spends_no_more() throws IOException {
        // given
        probe.ads("googleAds:mutate", order("ord-1", VIDEO, clock.instant()));
        String query = "SELECT campaign.name, ad_group_ad.policy_summary.approval_status,"
                + " ad_group_ad.policy_summary.policy_topic_entries FROM ad_group_ad WHERE campaign.name = 'ord-1'";
        assertThat(probe.query(query).at("/results/0/adGroupAd/policySummary").toString())
                .isEqualTo("{\"approvalStatus\":\"APPROVED\"}");
        clock.pass(Duration.ofMinutes(30));

        // when
        probe.fault("{\"disapprove\":{\"campaign\":\"ord-1\",\"topic\":\"CLICKBAIT\"}}");
        String cost = report("ord-1").at("/metrics/costMicros").asText();
        clock.pass(Duration.ofMinutes(30));

        // then
        HttpProbe.Response ads = probe.query(query);
        assertThat(ads.at("/results/0/adGroupAd/policySummary/approvalStatus").asText())
                .isEqualTo("DISAPPROVED");
        assertThat(ads.at("/results/0/adGroupAd/policySummary/policyTopicEntries/0/topic")
                        .asText())
                .isEqualTo("CLICKBAIT");
        assertThat(ads.at("/fieldMask").asText())
                .isEqualTo(
                        "campaign.name,adGroupAd.policySummary.approvalStatus,adGroupAd.policySummary.policyTopicEntries");
        assertThat(report("ord-1").at("/metrics/costMicros").asText())
                .isEqualTo(cost)
                .isNotEqualTo("0");
        assertThat(probe.ledger().at("/orders/0/state").asText()).isEqualTo("NOT_ELIGIBLE");
    }

    @Test
    void finds_an_order_by_name_and_answers_without_results_when_there_is_none() throws IOException {
        // given
        probe.ads("googleAds:mutate", order("ord-1", VIDEO, clock.instant()));
        String query =
                "SELECT campaign.id, campaign.name FROM campaign WHERE campaign.name = '%s' AND campaign.status != 'REMOVED'";

        // when
        HttpProbe.Response found = probe.query(query.formatted("ord-1"));
        HttpProbe.Response none = probe.query(query.formatted("ord-2"));

        // then
        assertThat(found.at("/results")).hasSize(1);
        assertThat(found.at("/results/0/campaign/id").isTextual()).isTrue();
        assertThat(none.status()).isEqualTo(200);
        assertThat(none.json().has("results")).isFalse();
    }

    @Test
    void wraps_a_stream_and_its_errors_in_an_array() throws IOException {
        // when
        HttpProbe.Response good =
                probe.ads("googleAds:searchStream", "{\"query\":\"SELECT campaign.id FROM campaign\"}");
        HttpProbe.Response bad =
                probe.ads("googleAds:searchStream", "{\"query\":\"SELECT campaign.id FROM ad_group\"}");

        // then
        assertThat(good.at("/0/requestId").asText()).isNotEmpty();
        assertThat(bad.at("/0/error/details/0/errors/0/errorCode/queryError").asText())
                .isEqualTo("BAD_RESOURCE_TYPE_IN_FROM_CLAUSE");
    }

    @Test
    void rejects_versions_that_are_retired_or_not_released() throws IOException {
        for (String version : List.of("v22", "v27")) {
            // when
            HttpProbe.Response response = new HttpProbe(sandbox)
                    .get("/" + version + "/customers/1234567890/googleAds:search", "authorization", "Bearer t");

            // then
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.at("/error/details/0/errors/0/errorCode/requestError")
                            .asText())
                    .isEqualTo("UNSUPPORTED_VERSION");
        }
    }

    @Test
    void a_daily_budget_may_double_on_one_day_but_never_passes_the_days_in_all() throws IOException {
        // given
        String daily = changed("ord-1", VIDEO, clock.instant(), body -> {
            created(body, 0).remove(List.of("totalAmountMicros", "period"));
            created(body, 0).put("amountMicros", "10000000");
        });
        probe.ads("googleAds:mutate", daily);

        // when
        long most = 0;
        long before = 0;
        for (int day = 1; day <= 5; day++) {
            clock.pass(Duration.ofMinutes(24));
            long spent = report("ord-1").at("/metrics/costMicros").asLong();
            most = Math.max(most, spent - before);
            before = spent;
        }

        // then
        assertThat(most).isGreaterThan(10_000_000L).isLessThanOrEqualTo(20_000_000L);
        assertThat(before).isLessThanOrEqualTo(60_000_000L);
    }

    private JsonNode report(String name) throws IOException {
        return probe.query(
                        "SELECT campaign.id, campaign.primary_status, metrics.cost_micros, metrics.video_trueview_views"
                                + " FROM campaign WHERE campaign.name = '" + name + "'")
                .at("/results/0");
    }

    private JsonNode counts(String video) throws IOException {
        return probe.stats(video).at("/items/0/statistics");
    }

    private double shareOfPopLine(String video) throws IOException {
        JsonNode counts = counts(video);
        double line = Math.pow(10, 0.8496 * Math.log10(counts.path("viewCount").asDouble()) - 0.8615);
        return counts.path("likeCount").asLong() / line;
    }

    private static String campaign(HttpProbe.Response created) {
        return created.at("/mutateOperationResponses/1/campaignResult/resourceName")
                .asText();
    }

    private static String status(String campaign, String status) {
        return "{\"operations\":[{\"updateMask\":\"status\",\"update\":{\"resourceName\":\"%s\",\"status\":\"%s\"}}]}"
                .formatted(campaign, status);
    }

    private static ObjectNode ad(JsonNode body) {
        return (ObjectNode) created(body, 5).at("/ad/demandGenVideoResponsiveAd");
    }

    private static void logo(JsonNode body, int width, int height) {
        try {
            ((ObjectNode) created(body, 3).path("imageAsset")).put("data", OrderJson.picture(width, height));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> codes(HttpProbe.Response response) {
        ArrayNode errors = (ArrayNode) response.at("/error/details/0/errors");
        return errors.findValues("errorCode").stream()
                .map(code -> code.elements().next().asText())
                .toList();
    }
}
