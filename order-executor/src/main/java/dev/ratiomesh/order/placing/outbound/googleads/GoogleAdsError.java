package dev.ratiomesh.order.placing.outbound.googleads;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Interprets the error response of Google Ads. The method {@code searchStream}, whose errors are wrapped in an array, is
 * not used.
 *
 * @param codes the error codes, each {@code <family>.<CODE>}
 * @param message the messages with their fields and policies, at most 900 characters
 * @param retryDelay the delay that Google asks for, 10 s when it names none, at most 1 h
 */
record GoogleAdsError(int status, List<String> codes, String message, Duration retryDelay) {
    static final Duration DEFAULT_RETRY_DELAY = Duration.ofSeconds(10);
    private static final Duration MAX_RETRY_DELAY = Duration.ofHours(1);
    private static final int MAX_MESSAGE_LENGTH = 900;

    private static final Set<String> NAME_TAKEN_CODES =
            Set.of("campaignError.DUPLICATE_CAMPAIGN_NAME", "campaignBudgetError.DUPLICATE_NAME");
    private static final Set<String> GONE_CODES = Set.of(
            "operationAccessDeniedError.OPERATION_NOT_PERMITTED_FOR_REMOVED_RESOURCE",
            "mutateError.RESOURCE_NOT_FOUND");

    private static final Set<String> PENDING_REVIEW = Set.of("REVIEW_IN_PROGRESS", "UNDER_APPEAL");

    static GoogleAdsError parse(int status, JsonNode body) {
        JsonNode error = body.path("error");
        List<JsonNode> errors = new ArrayList<>();
        error.path("details").forEach(detail -> detail.path("errors").forEach(errors::add));
        List<String> codes = errors.stream().map(GoogleAdsError::code).toList();
        String message = errors.isEmpty()
                ? error.path("message").asText("HTTP " + status)
                : errors.stream().map(GoogleAdsError::describe).collect(Collectors.joining("; "));
        return new GoogleAdsError(status, codes, truncate("google-ads: " + message), parseRetryDelay(error, errors));
    }

    /**
     * Returns the policy topics for which all ads of a report are disapproved; empty when one may run or there is none.
     */
    static Optional<String> disapproval(JsonNode report) {
        List<JsonNode> ads = new ArrayList<>();
        report.path("results").forEach(row -> ads.add(row.path("adGroupAd").path("policySummary")));
        if (ads.isEmpty() || !ads.stream().allMatch(GoogleAdsError::isDisapproved)) {
            return Optional.empty();
        }
        String topics = ads.stream()
                .map(ad -> topics(ad.path("policyTopicEntries")))
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        return Optional.of(
                truncate("google-ads disapproved the ad: " + (topics.isEmpty() ? "it names no policy topic" : topics)));
    }

    /** Returns whether a campaign or budget of this name exists already. */
    boolean isNameTaken() {
        return codes.stream().anyMatch(NAME_TAKEN_CODES::contains);
    }

    /** Returns whether the resource to change no longer exists. */
    boolean isGone() {
        return !codes.isEmpty() && GONE_CODES.containsAll(codes);
    }

    boolean isUnsupportedVersion() {
        return codes.contains("requestError.UNSUPPORTED_VERSION");
    }

    /**
     * Returns whether the request had no effect and may succeed later: quota, token, API version, concurrent change.
     */
    boolean isRetryable() {
        return status == 429
                || status == 401
                || isUnsupportedVersion()
                || codes.contains("databaseError.CONCURRENT_MODIFICATION")
                || codes.stream().anyMatch(code -> code.startsWith("quotaError."));
    }

    /** Returns whether the error arose inside the provider, so that the request may have had an effect before it. */
    boolean isIndeterminate() {
        return status >= 500 || codes.stream().anyMatch(code -> code.startsWith("internalError."));
    }

    /** Cuts a text to 900 characters. */
    static String truncate(String text) {
        return text.length() <= MAX_MESSAGE_LENGTH ? text : text.substring(0, MAX_MESSAGE_LENGTH);
    }

    private static String code(JsonNode error) {
        var fields = error.path("errorCode").fields();
        if (!fields.hasNext()) {
            return "unknown";
        }
        var code = fields.next();
        return code.getKey() + "." + code.getValue().asText();
    }

    private static String describe(JsonNode error) {
        String path = StreamSupport.stream(
                        error.path("location").path("fieldPathElements").spliterator(), false)
                .map(element -> element.path("fieldName").asText())
                .collect(Collectors.joining("."));
        String field = path.isEmpty() ? "" : " at " + path;
        return code(error) + field + ": " + error.path("message").asText() + policy(error.path("details"));
    }

    /** Names the violated policy; empty when the error is not about a policy. */
    private static String policy(JsonNode details) {
        String topics = topics(details.path("policyFindingDetails").path("policyTopicEntries"));
        JsonNode violation = details.path("policyViolationDetails");
        String name = violation.path("externalPolicyName").asText();
        String text = name.isEmpty()
                ? topics
                : name + ": " + violation.path("externalPolicyDescription").asText();
        return text.isEmpty() ? "" : " [" + text + "]";
    }

    /**
     * Reads the delay, for example {@code "60s"}: Google Ads puts it into the error, the layer in front of it into a
     * {@code google.rpc.RetryInfo} beside the errors. Falls back to the default when it is missing or malformed.
     */
    private static Duration parseRetryDelay(JsonNode error, List<JsonNode> errors) {
        Stream<JsonNode> quotaDetails =
                errors.stream().map(item -> item.path("details").path("quotaErrorDetails"));
        Stream<JsonNode> retryInfos = StreamSupport.stream(error.path("details").spliterator(), false);
        return Stream.concat(quotaDetails, retryInfos)
                .map(detail -> detail.path("retryDelay").asText())
                .filter(text -> text.matches("\\d{1,6}(\\.\\d{1,9})?s"))
                .map(text -> Duration.parse("PT" + text.toUpperCase(Locale.ROOT)))
                .map(delay -> delay.compareTo(MAX_RETRY_DELAY) < 0 ? delay : MAX_RETRY_DELAY)
                .findFirst()
                .orElse(DEFAULT_RETRY_DELAY);
    }

    /** Formats topics, for example {@code CLICKBAIT (PROHIBITED): "one weird trick"}; empty when there is no entry. */
    private static String topics(JsonNode entries) {
        return StreamSupport.stream(entries.spliterator(), false)
                .map(GoogleAdsError::topic)
                .collect(Collectors.joining(", "));
    }

    private static boolean isDisapproved(JsonNode summary) {
        return summary.path("approvalStatus").asText().equals("DISAPPROVED")
                && !PENDING_REVIEW.contains(summary.path("reviewStatus").asText());
    }

    private static String topic(JsonNode entry) {
        String type = entry.path("type").asText();
        String evidence = StreamSupport.stream(entry.path("evidences").spliterator(), false)
                .flatMap(entryEvidence -> StreamSupport.stream(
                        entryEvidence.path("textList").path("texts").spliterator(), false))
                .map(text -> '"' + text.asText() + '"')
                .collect(Collectors.joining(" "));
        return entry.path("topic").asText("unknown topic")
                + (type.isEmpty() ? "" : " (" + type + ")")
                + (evidence.isEmpty() ? "" : ": " + evidence);
    }
}
