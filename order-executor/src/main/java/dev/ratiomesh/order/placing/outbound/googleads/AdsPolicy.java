package dev.ratiomesh.order.placing.outbound.googleads;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What Google's policy review says. Only a finished review that turned every ad down is a disapproval: limits, a review that
 * is going on, and an appeal are none.
 */
final class AdsPolicy {
    private static final Set<String> UNDECIDED = Set.of("REVIEW_IN_PROGRESS", "UNDER_APPEAL");

    private AdsPolicy() {}

    /** Why, in the provider's words, by a report on {@code ad_group_ad}; empty when an ad may be shown or there is none. */
    static Optional<String> disapproval(JsonNode report) {
        List<JsonNode> ads = new ArrayList<>();
        report.path("results").forEach(row -> ads.add(row.path("adGroupAd").path("policySummary")));
        if (ads.isEmpty() || !ads.stream().allMatch(AdsPolicy::isDisapproved)) {
            return Optional.empty();
        }
        String why = ads.stream()
                .map(ad -> topics(ad.path("policyTopicEntries")))
                .filter(words -> !words.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        return Optional.of(GoogleAdsError.shorten(
                "google-ads disapproved the ad: " + (why.isEmpty() ? "it names no policy topic" : why)));
    }

    /** For example {@code CLICKBAIT (PROHIBITED): "one weird trick"}; empty when there is no entry. */
    static String topics(JsonNode entries) {
        return StreamSupport.stream(entries.spliterator(), false)
                .map(AdsPolicy::topic)
                .collect(Collectors.joining(", "));
    }

    private static boolean isDisapproved(JsonNode summary) {
        return summary.path("approvalStatus").asText().equals("DISAPPROVED")
                && !UNDECIDED.contains(summary.path("reviewStatus").asText());
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
