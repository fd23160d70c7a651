package dev.ratiomesh.order.placing.outbound.googleads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdDisapprovalTest {
    private static final String CLICKBAIT_TOPICS =
            """
            ,"policyTopicEntries":[{"type":"PROHIBITED","topic":"CLICKBAIT",
              "evidences":[{"textList":{"texts":["one weird trick"]}}]},{"topic":"ALCOHOL"}]""";

    @Test
    void a_disapproval_quotes_the_policy_topics() {
        assertThat(disapproval(ad("DISAPPROVED", "REVIEWED", CLICKBAIT_TOPICS)))
                .contains("google-ads disapproved the ad: CLICKBAIT (PROHIBITED): \"one weird trick\", ALCOHOL");
    }

    @Test
    void a_disapproval_without_topics_is_marked_as_such() {
        assertThat(disapproval(ad("DISAPPROVED", "REVIEWED", "")))
                .contains("google-ads disapproved the ad: it names no policy topic");
    }

    @Test
    void limits_reviews_and_appeals_are_no_disapproval() {
        assertThat(disapproval(ad("APPROVED_LIMITED", "REVIEWED", CLICKBAIT_TOPICS)))
                .isEmpty();
        assertThat(disapproval(ad("AREA_OF_INTEREST_ONLY", "REVIEWED", CLICKBAIT_TOPICS)))
                .isEmpty();
        assertThat(disapproval(ad("UNKNOWN", "REVIEW_IN_PROGRESS", ""))).isEmpty();
        assertThat(disapproval(ad("DISAPPROVED", "REVIEW_IN_PROGRESS", CLICKBAIT_TOPICS)))
                .isEmpty();
        assertThat(disapproval(ad("DISAPPROVED", "UNDER_APPEAL", CLICKBAIT_TOPICS)))
                .isEmpty();
    }

    @Test
    void one_approved_ad_is_enough() {
        assertThat(disapproval(ad("DISAPPROVED", "REVIEWED", CLICKBAIT_TOPICS) + "," + ad("APPROVED", "REVIEWED", "")))
                .isEmpty();
        assertThat(disapproval("")).isEmpty();
    }

    private static String ad(String approval, String review, String topics) {
        return "{\"adGroupAd\":{\"policySummary\":{\"approvalStatus\":\"" + approval + "\",\"reviewStatus\":\"" + review
                + "\"" + topics + "}}}";
    }

    private static Optional<String> disapproval(String rows) {
        try {
            return GoogleAdsError.disapproval(new ObjectMapper().readTree("{\"results\":[" + rows + "]}"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(rows, e);
        }
    }
}
