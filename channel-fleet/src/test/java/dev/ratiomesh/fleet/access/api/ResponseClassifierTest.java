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
    void success_is_done(int status) {
        assertThat(reply(READ, status, "{}")).isInstanceOf(ApiResult.CallSucceeded.class);
    }

    @Test
    void both_shapes_of_exhaustion_mean_the_day_is_spent() {
        assertThat(of(READ, 403, error("quotaExceeded", "exceeded your quota"))).isInstanceOf(BucketExhausted.class);
        assertThat(of(READ, 429, error("rateLimitExceeded", "limit 'Video Uploads per day' of service")))
                .isInstanceOf(BucketExhausted.class);
    }

    @Test
    void a_rate_limit_waits_for_as_long_as_google_says() {
        ApiResult plain = reply(READ, 403, error("rateLimitExceeded", "slow down"));
        ApiResult told = ((FinalResult) ResponseClassifier.of(
                        READ,
                        new ApiResult.CallSucceeded(
                                429, Map.of("retry-after", "7"), error("rateLimitExceeded", "slow down")),
                        NOON))
                .reply();

        assertThat(((ApiResult.CallDeferred) plain).until()).isEqualTo(NOON.plusSeconds(30));
        assertThat(((ApiResult.CallDeferred) told).until()).isEqualTo(NOON.plusSeconds(7));
    }

    @Test
    void a_server_error_may_have_done_what_was_asked_unless_it_was_a_question() {
        assertThat(reply(READ, 503, ""))
                .isInstanceOfSatisfying(ApiResult.CallFailed.class, trouble -> assertThat(trouble.mayHaveTakenEffect())
                        .isFalse());
        assertThat(reply(WRITE, 503, "<html>"))
                .isInstanceOfSatisfying(ApiResult.CallFailed.class, trouble -> assertThat(trouble.mayHaveTakenEffect())
                        .isTrue());
    }

    @Test
    void a_refused_token_is_stale_but_for_an_account_without_a_channel() {
        assertThat(of(READ, 401, error("authError", "Invalid Credentials"))).isInstanceOf(TokenRejected.class);
        assertThat(reply(READ, 401, error("youtubeSignupRequired", "Unauthorized")))
                .isInstanceOfSatisfying(ApiResult.ReauthorizationRequired.class, needs -> assertThat(needs.code())
                        .isEqualTo(ReconnectReason.NO_CHANNEL));
    }

    @Test
    void a_missing_scope_and_a_closed_account_need_the_owner() {
        assertThat(reply(WRITE, 403, error("insufficientPermissions", "insufficient authentication scopes")))
                .isInstanceOfSatisfying(ApiResult.ReauthorizationRequired.class, needs -> assertThat(needs.code())
                        .isEqualTo(ReconnectReason.SCOPE_MISSING));
        assertThat(reply(WRITE, 403, error("accountSuspended", "suspended")))
                .isInstanceOf(ApiResult.ReauthorizationRequired.class);
    }

    @Test
    void what_google_will_never_do_is_refused_in_its_own_word() {
        assertThat(reply(WRITE, 403, error("commentsDisabled", "The video has disabled comments.")))
                .isInstanceOfSatisfying(ApiResult.CallRejected.class, refused -> {
                    assertThat(refused.reason()).isEqualTo("commentsDisabled");
                    assertThat(refused.status()).isEqualTo(403);
                });
    }

    @Test
    void anybody_needs_no_owner_and_has_no_token_to_renew() {
        ApiRequest anybody = ApiRequest.get(
                ApiCaller.anonymous("acme"),
                QuotaCost.read(CallPriority.NORMAL),
                GoogleService.DATA,
                "/youtube/v3/videos?id=1");

        assertThat(reply(anybody, 401, error("authError", "bad key"))).isInstanceOf(ApiResult.CallRejected.class);
        assertThat(reply(anybody, 403, error("insufficientPermissions", "no")))
                .isInstanceOf(ApiResult.CallRejected.class);
    }

    @Test
    void a_wait_is_an_hour_at_most() {
        ClassifiedResponse finding = ResponseClassifier.of(
                READ,
                new ApiResult.CallSucceeded(429, Map.of("retry-after", "999999999"), error("rateLimitExceeded", "")),
                NOON);

        assertThat(((ApiResult.CallDeferred) ((FinalResult) finding).reply()).until())
                .isEqualTo(NOON.plus(Duration.ofHours(1)));
    }

    private static ClassifiedResponse of(ApiRequest ask, int status, String body) {
        return ResponseClassifier.of(ask, new ApiResult.CallSucceeded(status, Map.of(), body), NOON);
    }

    private static ApiResult reply(ApiRequest ask, int status, String body) {
        return ((FinalResult) of(ask, status, body)).reply();
    }

    private static String error(String reason, String message) {
        return "{\"error\":{\"code\":0,\"message\":\"" + message + "\",\"errors\":[{\"reason\":\"" + reason + "\"}]}}";
    }
}
