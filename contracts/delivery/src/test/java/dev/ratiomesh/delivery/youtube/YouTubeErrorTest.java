package dev.ratiomesh.delivery.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.delivery.youtube.YouTubeError.ErrorKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class YouTubeErrorTest {
    @Test
    void both_shapes_of_an_exhausted_bucket_differ_from_a_rate_limit() {
        assertThat(kind(403, "quotaExceeded", "exceeded")).isEqualTo(ErrorKind.QUOTA_EXHAUSTED);
        assertThat(kind(403, "dailyLimitExceeded", "")).isEqualTo(ErrorKind.QUOTA_EXHAUSTED);
        assertThat(kind(429, "rateLimitExceeded", "metric 'Video Uploads' and limit 'Video Uploads per day'"))
                .isEqualTo(ErrorKind.QUOTA_EXHAUSTED);
        assertThat(kind(429, "rateLimitExceeded", "limit 'Queries per minute'")).isEqualTo(ErrorKind.RATE_LIMITED);
        for (String reason : List.of("rateLimitExceeded", "userRateLimitExceeded", "servingLimitExceeded")) {
            assertThat(kind(403, reason, "at most 5 per day")).as(reason).isEqualTo(ErrorKind.RATE_LIMITED);
        }
    }

    @Test
    void distinguishes_server_errors_invalid_tokens_missing_resources_and_rejections() {
        assertThat(YouTubeError.parse(503, "upstream connect error").kind()).isEqualTo(ErrorKind.SERVER_ERROR);
        assertThat(kind(500, "internalError", "")).isEqualTo(ErrorKind.SERVER_ERROR);
        assertThat(kind(401, "authError", "")).isEqualTo(ErrorKind.UNAUTHORISED);
        assertThat(kind(404, "commentNotFound", "")).isEqualTo(ErrorKind.NOT_FOUND);
        for (int status : List.of(302, 400, 403, 409, 412, 413)) {
            assertThat(kind(status, "forbidden", "")).as("%d", status).isEqualTo(ErrorKind.REJECTED);
        }
    }

    @Test
    void the_channels_own_limit_of_uploads_is_not_the_projects_quota() {
        assertThat(kind(400, "uploadLimitExceeded", "")).isEqualTo(ErrorKind.REJECTED);
    }

    @Test
    void summary_has_status_reason_and_message() {
        assertThat(YouTubeError.parse(400, error("keyInvalid", "API key not valid."))
                        .summary())
                .isEqualTo("400 keyInvalid: API key not valid.");
        assertThat(YouTubeError.parse(
                                401, "{\"error\":{\"code\":401,\"status\":\"UNAUTHENTICATED\",\"message\":\"No\"}}")
                        .summary())
                .isEqualTo("401 UNAUTHENTICATED: No");
    }

    @Test
    void an_answer_of_another_origin_shows_its_beginning_and_decides_by_status() {
        for (String body : List.of("<html>\n  per day\n</html>", "", "[]", "null", "{\"error\":7}")) {
            YouTubeError error = YouTubeError.parse(429, body);
            assertThat(error.kind()).as(body).isEqualTo(ErrorKind.RATE_LIMITED);
            assertThat(error.reason()).as(body).isEmpty();
        }
        assertThat(YouTubeError.parse(302, "<html>\n  per day\n</html>").message())
                .isEqualTo("<html> per day </html>");
    }

    @Test
    void a_long_message_is_cut() {
        assertThat(YouTubeError.parse(400, error("badRequest", "x".repeat(5_000)))
                        .summary())
                .hasSizeLessThan(300);
    }

    private static ErrorKind kind(int status, String reason, String message) {
        return YouTubeError.parse(status, error(reason, message)).kind();
    }

    private static String error(String reason, String message) {
        return """
                {"error":{"code":0,"message":"%s","errors":[{"message":"%s","domain":"global","reason":"%s"}]}}
                """
                .formatted(message, message, reason);
    }
}
