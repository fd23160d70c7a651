package dev.ratiomesh.order.placing.outbound.googleads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GoogleAdsErrorTest {

    @Test
    void the_message_names_code_field_and_text() throws JsonProcessingException {
        // when
        GoogleAdsError failure = failure(
                400,
                """
                {"errorCode":{"campaignBudgetError":"BUDGET_BELOW_PER_DAY_MINIMUM"},"message":"Too low.",
                 "location":{"fieldPathElements":[{"fieldName":"mutate_operations","index":1},{"fieldName":"create"}]}}
                """);

        // then
        assertThat(failure.message())
                .isEqualTo("google-ads: campaignBudgetError.BUDGET_BELOW_PER_DAY_MINIMUM at mutate_operations.create:"
                        + " Too low.");
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.isIndeterminate()).isFalse();
    }

    @Test
    void a_quota_error_takes_the_providers_retry_delay() throws JsonProcessingException {
        // when
        GoogleAdsError failure = failure(
                429,
                """
                {"errorCode":{"quotaError":"RESOURCE_EXHAUSTED"},"message":"Too many.",
                 "details":{"quotaErrorDetails":{"retryDelay":"60s"}}}
                """);

        // then
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.retryDelay()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void a_retry_info_beside_the_errors_counts_too() throws JsonProcessingException {
        // when
        GoogleAdsError failure = GoogleAdsError.parse(
                429,
                new ObjectMapper()
                        .readTree(
                                """
                                {"error":{"code":429,"message":"Too many.","status":"RESOURCE_EXHAUSTED","details":[
                                  {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"7.5s"}]}}
                                """));

        // then
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.retryDelay()).isEqualTo(Duration.ofMillis(7_500));
    }

    @Test
    void the_message_names_the_policy() throws JsonProcessingException {
        assertThat(failure(
                                400,
                                """
                                {"errorCode":{"policyViolationError":"POLICY_ERROR"},"message":"No.","details":{
                                  "policyViolationDetails":{"externalPolicyName":"Alcohol",
                                    "externalPolicyDescription":"Not here."}}}
                                """)
                        .message())
                .isEqualTo("google-ads: policyViolationError.POLICY_ERROR: No. [Alcohol: Not here.]");
    }

    @Test
    void errors_without_effect_are_distinguished_from_indeterminate_ones() throws JsonProcessingException {
        assertThat(coded(400, "databaseError", "CONCURRENT_MODIFICATION").isRetryable())
                .isTrue();
        assertThat(coded(400, "requestError", "UNSUPPORTED_VERSION").isRetryable())
                .isTrue();
        assertThat(coded(500, "internalError", "INTERNAL_ERROR").isIndeterminate())
                .isTrue();
        assertThat(coded(400, "internalError", "TRANSIENT_ERROR").isIndeterminate())
                .isTrue();
        assertThat(coded(400, "campaignError", "DUPLICATE_CAMPAIGN_NAME").isNameTaken())
                .isTrue();
        assertThat(coded(400, "mutateError", "RESOURCE_NOT_FOUND").isGone()).isTrue();
        assertThat(coded(400, "fieldError", "REQUIRED").isGone()).isFalse();
    }

    @Test
    void an_error_without_details_keeps_its_message() throws JsonProcessingException {
        // when
        GoogleAdsError failure =
                GoogleAdsError.parse(404, new ObjectMapper().readTree("{\"error\":{\"message\":\"no such path\"}}"));

        // then
        assertThat(failure.message()).isEqualTo("google-ads: no such path");
        assertThat(failure.isGone()).isFalse();
    }

    private static GoogleAdsError coded(int status, String family, String code) throws JsonProcessingException {
        return failure(status, "{\"errorCode\":{\"" + family + "\":\"" + code + "\"},\"message\":\"m\"}");
    }

    private static GoogleAdsError failure(int status, String error) throws JsonProcessingException {
        return GoogleAdsError.parse(
                status, new ObjectMapper().readTree("{\"error\":{\"details\":[{\"errors\":[" + error + "]}]}}"));
    }
}
