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

/** The errors of a Google Ads answer, each {@code <family>.<CODE>}. */
record GoogleAdsError(int status, List<String> codes, String message, Duration retryDelay) {
    static final Duration DEFAULT_RETRY_DELAY = Duration.ofSeconds(10);
    private static final Duration MAX_RETRY_DELAY = Duration.ofHours(1);
    private static final int MAX_MESSAGE_LENGTH = 900;

    private static final Set<String> NAME_TAKEN_CODES =
            Set.of("campaignError.DUPLICATE_CAMPAIGN_NAME", "campaignBudgetError.DUPLICATE_NAME");
    private static final Set<String> GONE_CODES = Set.of(
            "operationAccessDeniedError.OPERATION_NOT_PERMITTED_FOR_REMOVED_RESOURCE",
            "mutateError.RESOURCE_NOT_FOUND");

    static GoogleAdsError parse(int status, JsonNode body) {
        // searchStream wraps its answer in an array; this service does not use it.
        JsonNode error = body.path("error");
        List<JsonNode> errors = new ArrayList<>();
        error.path("details").forEach(detail -> detail.path("errors").forEach(errors::add));
        List<String> codes = errors.stream().map(GoogleAdsError::code).toList();
        String words = errors.isEmpty()
                ? error.path("message").asText("HTTP " + status)
                : errors.stream().map(GoogleAdsError::describe).collect(Collectors.joining("; "));
        return new GoogleAdsError(status, codes, truncate("google-ads: " + words), parseRetryDelay(error, errors));
    }

    boolean isNameTaken() {
        return codes.stream().anyMatch(NAME_TAKEN_CODES::contains);
    }

    /** What was to be changed is no longer there. */
    boolean isGone() {
        return !codes.isEmpty() && GONE_CODES.containsAll(codes);
    }

    boolean isUnsupportedVersion() {
        return codes.contains("requestError.UNSUPPORTED_VERSION");
    }

    /** Surely not carried out, and not for good: quota, a token, a version, a change that met another. */
    boolean isRetryable() {
        return status == 429
                || status == 401
                || isUnsupportedVersion()
                || codes.contains("databaseError.CONCURRENT_MODIFICATION")
                || codes.stream().anyMatch(code -> code.startsWith("quotaError."));
    }

    /** An error inside the provider: nobody knows what it did before. */
    boolean isIndeterminate() {
        return status >= 500 || codes.stream().anyMatch(code -> code.startsWith("internalError."));
    }

    private static String code(JsonNode error) {
        var fields = error.path("errorCode").fields();
        if (!fields.hasNext()) {
            return "unknown";
        }
        var one = fields.next();
        return one.getKey() + "." + one.getValue().asText();
    }

    private static String describe(JsonNode error) {
        String at = StreamSupport.stream(
                        error.path("location").path("fieldPathElements").spliterator(), false)
                .map(step -> step.path("fieldName").asText())
                .collect(Collectors.joining("."));
        String where = at.isEmpty() ? "" : " at " + at;
        return code(error) + where + ": " + error.path("message").asText() + policy(error.path("details"));
    }

    /** Which policy it was, where it was one. */
    private static String policy(JsonNode details) {
        String topics = topics(details.path("policyFindingDetails").path("policyTopicEntries"));
        JsonNode violation = details.path("policyViolationDetails");
        String name = violation.path("externalPolicyName").asText();
        String both = name.isEmpty()
                ? topics
                : name + ": " + violation.path("externalPolicyDescription").asText();
        return both.isEmpty() ? "" : " [" + both + "]";
    }

    /**
     * Google Ads says it within the error, the layer in front of it as a google.rpc.RetryInfo; for example {@code "60s"}.
     * Ours when it is missing or odd.
     */
    private static Duration parseRetryDelay(JsonNode error, List<JsonNode> errors) {
        Stream<JsonNode> within = errors.stream().map(one -> one.path("details").path("quotaErrorDetails"));
        Stream<JsonNode> beside = StreamSupport.stream(error.path("details").spliterator(), false);
        return Stream.concat(within, beside)
                .map(one -> one.path("retryDelay").asText())
                .filter(text -> text.matches("\\d{1,6}(\\.\\d{1,9})?s"))
                .map(text -> Duration.parse("PT" + text.toUpperCase(Locale.ROOT)))
                .map(delay -> delay.compareTo(MAX_RETRY_DELAY) < 0 ? delay : MAX_RETRY_DELAY)
                .findFirst()
                .orElse(DEFAULT_RETRY_DELAY);
    }

    static String truncate(String words) {
        return words.length() <= MAX_MESSAGE_LENGTH ? words : words.substring(0, MAX_MESSAGE_LENGTH);
    }

    private static final Set<String> PENDING_REVIEW = Set.of("REVIEW_IN_PROGRESS", "UNDER_APPEAL");

    /** Why, in the provider's words, by a report on {@code ad_group_ad}; empty when an ad may be shown or there is none. */
    static Optional<String> disapproval(JsonNode report) {
        List<JsonNode> ads = new ArrayList<>();
        report.path("results").forEach(row -> ads.add(row.path("adGroupAd").path("policySummary")));
        if (ads.isEmpty() || !ads.stream().allMatch(GoogleAdsError::isDisapproved)) {
            return Optional.empty();
        }
        String why = ads.stream()
                .map(ad -> topics(ad.path("policyTopicEntries")))
                .filter(words -> !words.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        return Optional.of(GoogleAdsError.truncate(
                "google-ads disapproved the ad: " + (why.isEmpty() ? "it names no policy topic" : why)));
    }

    /** For example {@code CLICKBAIT (PROHIBITED): "one weird trick"}; empty when there is no entry. */
    static String topics(JsonNode entries) {
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
        String found = StreamSupport.stream(entry.path("evidences").spliterator(), false)
                .flatMap(evidence -> StreamSupport.stream(
                        evidence.path("textList").path("texts").spliterator(), false))
                .map(text -> '"' + text.asText() + '"')
                .collect(Collectors.joining(" "));
        return entry.path("topic").asText("unknown topic")
                + (type.isEmpty() ? "" : " (" + type + ")")
                + (found.isEmpty() ? "" : ": " + found);
    }
}
