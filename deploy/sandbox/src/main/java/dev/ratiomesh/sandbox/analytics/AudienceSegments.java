package dev.ratiomesh.sandbox.analytics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Divides the audience of a video by traffic source, device, country, age and gender. */
final class AudienceSegments {
    private static final String SOURCE = "insightTrafficSourceType";
    private static final String PAID = "ADVERTISING";

    private static final Map<String, Map<String, Double>> DEFAULT_WEIGHTS = Map.of(
            SOURCE,
            Map.of(
                    "YT_SEARCH", 22d,
                    "RELATED_VIDEO", 31d,
                    "EXT_URL", 14d,
                    "SUBSCRIBER", 18d,
                    "YT_CHANNEL", 9d,
                    "NOTIFICATION", 6d),
            "deviceType",
            Map.of("MOBILE", 58d, "DESKTOP", 19d, "TV", 17d, "TABLET", 5d, "GAME_CONSOLE", 1d),
            "country",
            Map.of("US", 38d, "GB", 14d, "DE", 13d, "BR", 12d, "MX", 9d, "IN", 8d, "JP", 6d),
            "ageGroup",
            Map.of("age13-17", 6d, "age18-24", 31d, "age25-34", 29d, "age35-44", 17d, "age45-54", 10d, "age55-64", 7d),
            "gender",
            Map.of("female", 52d, "male", 46d, "user_specified", 2d));

    private AudienceSegments() {}

    static boolean isSegment(String dimension) {
        return DEFAULT_WEIGHTS.containsKey(dimension);
    }

    static Set<String> values(String dimension) {
        return weights(dimension).keySet();
    }

    /** Returns the share of each value of a dimension, which sum to 1. Paid views are a source of their own. */
    static Map<String, Double> shares(String dimension, String videoId, MetricTotals totals) {
        double paid = dimension.equals(SOURCE) && totals.views() > 0 ? totals.ads() / totals.views() : 0;
        Map<String, Double> shares = new LinkedHashMap<>();
        Map<String, Double> weights = weightsOf(dimension, videoId);
        double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        weights.forEach((value, weight) -> shares.put(value, weight / all * (1 - paid)));
        if (paid > 0) {
            shares.put(PAID, paid);
        }
        return shares;
    }

    private static Map<String, Double> weightsOf(String dimension, String videoId) {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights(dimension).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> weights.put(entry.getKey(), entry.getValue() * factor(videoId, entry.getKey())));
        return weights;
    }

    private static double factor(String videoId, String value) {
        return 0.6 + 0.8 * new Random(videoId.hashCode() * 31L + value.hashCode()).nextDouble();
    }

    private static Map<String, Double> weights(String dimension) {
        return DEFAULT_WEIGHTS.getOrDefault(dimension, Map.of());
    }
}
