package dev.ratiomesh.fleet.access.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.fleet.access.api.ClassifiedResponse.BucketExhausted;
import dev.ratiomesh.fleet.access.api.ClassifiedResponse.FinalResult;
import dev.ratiomesh.fleet.access.api.ClassifiedResponse.TokenRejected;
import dev.ratiomesh.fleet.quota.CallPriority;
import dev.ratiomesh.fleet.quota.QuotaCost;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseClassifierTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final ApiCaller CHANNEL = ApiCaller.channelOwner("acme", "UC1");
    private static final ApiRequest READ =
            ApiRequest.get(CHANNEL, QuotaCost.read(CallPriority.NORMAL), GoogleService.DATA, "/youtube/v3/videos?id=1");
    private static final ApiRequest WRITE =
            ApiRequest.json(CHANNEL, QuotaCost.write(CallPriority.NORMAL), "POST", "/youtube/v3/comments", new byte[0]);

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 304, 308})
    void a_success_is_final(int status) {
        assertThat(result(READ, status, "{}")).isInstanceOf(ApiResult.CallSucceeded.class);
    }

    @Test
    void both_forms_of_exhaustion_mean_the_bucket_is_exhausted() {
        assertThat(classify(READ, 403, error("quotaExceeded", "exceeded your quota")))
                .isInstanceOf(BucketExhausted.class);
        assertThat(classify(READ, 429, error("rateLimitExceeded", "limit 'Video Uploads per day' of service")))
                .isInstanceOf(BucketExhausted.class);
    }

    @Test
    void a_rate_limit_defers_for_as_long_as_google_asks() {
        ApiResult withoutRetryAfter = result(READ, 403, error("rateLimitExceeded", "slow down"));
        ApiResult withRetryAfter = ((FinalResult) ResponseClassifier.classify(
                        READ,
                        new ApiResult.CallSucceeded(
                                429, Map.of("retry-after", "7"), error("rateLimitExceeded", "slow down")),
                        NOON))
                .result();

        assertThat(((ApiResult.CallDeferred) withoutRetryAfter).retryAt()).isEqualTo(NOON.plusSeconds(30));
        assertThat(((ApiResult.CallDeferred) withRetryAfter).retryAt()).isEqualTo(NOON.plusSeconds(7));
    }

    @Test
    void after_a_server_error_a_write_may_have_taken_effect_and_a_read_not() {
        assertThat(result(READ, 503, ""))
                .isInstanceOfSatisfying(ApiResult.CallFailed.class, failed -> assertThat(failed.mayHaveTakenEffect())
                        .isFalse());
        assertThat(result(WRITE, 503, "<html>"))
                .isInstanceOfSatisfying(ApiResult.CallFailed.class, failed -> assertThat(failed.mayHaveTakenEffect())
                        .isTrue());
    }

    @Test
    void an_unauthorized_response_rejects_the_token_unless_the_account_has_no_channel() {
        assertThat(classify(READ, 401, error("authError", "Invalid Credentials")))
                .isInstanceOf(TokenRejected.class);
        assertThat(result(READ, 401, error("youtubeSignupRequired", "Unauthorized")))
                .isInstanceOfSatisfying(ApiResult.ReauthorizationRequired.class, required -> assertThat(required.code())
                        .isEqualTo(ReconnectReason.NO_CHANNEL));
    }

    @Test
    void a_missing_scope_and_a_closed_account_need_the_owner() {
        assertThat(result(WRITE, 403, error("insufficientPermissions", "insufficient authentication scopes")))
                .isInstanceOfSatisfying(ApiResult.ReauthorizationRequired.class, required -> assertThat(required.code())
                        .isEqualTo(ReconnectReason.SCOPE_MISSING));
        assertThat(result(WRITE, 403, error("accountSuspended", "suspended")))
                .isInstanceOf(ApiResult.ReauthorizationRequired.class);
    }

    @Test
    void a_permanent_rejection_carries_googles_reason_code() {
        assertThat(result(WRITE, 403, error("commentsDisabled", "The video has disabled comments.")))
                .isInstanceOfSatisfying(ApiResult.CallRejected.class, rejected -> {
                    assertThat(rejected.reason()).isEqualTo("commentsDisabled");
                    assertThat(rejected.status()).isEqualTo(403);
                });
    }

    @Test
    void an_anonymous_request_needs_no_owner_and_has_no_token_to_renew() {
        ApiRequest anonymous = ApiRequest.get(
                ApiCaller.anonymous("acme"),
                QuotaCost.read(CallPriority.NORMAL),
                GoogleService.DATA,
                "/youtube/v3/videos?id=1");

        assertThat(result(anonymous, 401, error("authError", "bad key"))).isInstanceOf(ApiResult.CallRejected.class);
        assertThat(result(anonymous, 403, error("insufficientPermissions", "no")))
                .isInstanceOf(ApiResult.CallRejected.class);
    }

    @Test
    void a_deferral_is_an_hour_at_most() {
        ClassifiedResponse classified = ResponseClassifier.classify(
                READ,
                new ApiResult.CallSucceeded(429, Map.of("retry-after", "999999999"), error("rateLimitExceeded", "")),
                NOON);

        assertThat(((ApiResult.CallDeferred) ((FinalResult) classified).result()).retryAt())
                .isEqualTo(NOON.plus(Duration.ofHours(1)));
    }

    private static ClassifiedResponse classify(ApiRequest request, int status, String body) {
        return ResponseClassifier.classify(request, new ApiResult.CallSucceeded(status, Map.of(), body), NOON);
    }

    private static ApiResult result(ApiRequest request, int status, String body) {
        return ((FinalResult) classify(request, status, body)).result();
    }

    private static String error(String reason, String message) {
        return "{\"error\":{\"code\":0,\"message\":\"" + message + "\",\"errors\":[{\"reason\":\"" + reason + "\"}]}}";
    }
}
