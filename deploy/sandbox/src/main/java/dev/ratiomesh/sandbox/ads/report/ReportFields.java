package dev.ratiomesh.sandbox.ads.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.ads.mutate.ScheduleReader;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists the fields that a campaign report may select, and the source of each value. An int64 is a text, a double a
 * number.
 */
final class ReportFields {
    private static final int ENGAGEMENT_SINCE = 25;
    private static final Set<String> SINCE_25 =
            Set.of("metrics.youtube_likes", "metrics.youtube_comments", "metrics.youtube_shares");

    /** One impression in five becomes a view, one view in fifty a click. */
    private static final long IMPRESSIONS_A_VIEW = 5;

    private static final long VIEWS_A_CLICK = 50;
    private static final Map<String, Function<ReportRow, Object>> FIELDS = fields();

    private ReportFields() {}

    static boolean known(String field, int version) {
        return FIELDS.containsKey(field) && (version >= ENGAGEMENT_SINCE || !SINCE_25.contains(field));
    }

    /** Formats the row as an object of objects; the campaign's resource name is always present. */
    static ObjectNode json(ReportRow row, AdsQuery query) {
        ObjectNode json = SandboxJson.object();
        Stream.concat(Stream.of("campaign.resource_name"), query.fields().stream())
                .forEach(field -> {
                    JsonNode value = SandboxJson.tree(
                            Objects.requireNonNull(FIELDS.get(field)).apply(row));
                    String[] names = field.split("\\.", 2);
                    json.withObjectProperty(camel(names[0])).set(camel(names[1]), value);
                });
        return json;
    }

    static String camel(String snake) {
        StringBuilder camel = new StringBuilder();
        for (String part : snake.split("_", -1)) {
            camel.append(camel.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return camel.toString();
    }

    private static Map<String, Function<ReportRow, Object>> fields() {
        Map<String, Function<ReportRow, Object>> fields = new LinkedHashMap<>();
        fields.put("customer.id", ReportRow::customer);
        fields.put("customer.currency_code", row -> "USD");
        fields.put("customer.time_zone", row -> "UTC");
        addCampaign(fields);
        addMetrics(fields);
        fields.put(AdsQuery.DATE, row -> String.valueOf(row.day()));
        return fields;
    }

    private static void addCampaign(Map<String, Function<ReportRow, Object>> fields) {
        fields.put("campaign.resource_name", ReportRow::resourceName);
        fields.put("campaign.id", row -> Long.toString(row.campaign().id()));
        fields.put("campaign.name", row -> row.campaign().name());
        fields.put("campaign.status", row -> row.campaign().status().name());
        fields.put("campaign.primary_status", ReportRow::primaryStatus);
        fields.put("campaign.advertising_channel_type", row -> "DEMAND_GEN");
        fields.put("campaign.campaign_budget", row -> row.budget().nameIn(row.customer()));
        fields.put(
                "campaign.start_date_time",
                row -> ScheduleReader.write(row.campaign().schedule().start()));
        fields.put(
                "campaign.end_date_time",
                row -> time(Optional.ofNullable(row.campaign().schedule().end())));
        fields.put("campaign_budget.amount_micros", row -> micros(row.budget().dailyMicros()));
        fields.put(
                "campaign_budget.total_amount_micros",
                row -> micros(row.budget().totalMicros()));
    }

    private static void addMetrics(Map<String, Function<ReportRow, Object>> fields) {
        count(fields, "cost_micros", ReportRow::costMicros);
        count(fields, "impressions", row -> views(row) * IMPRESSIONS_A_VIEW);
        count(fields, "clicks", row -> views(row) / VIEWS_A_CLICK);
        count(fields, "interactions", ReportFields::views);
        count(fields, "engagements", ReportFields::views);
        count(fields, "video_trueview_views", ReportFields::views);
        count(fields, "youtube_likes", row -> row.reach().likes());
        count(fields, "youtube_comments", row -> row.reach().comments());
        count(fields, "youtube_shares", row -> 0L);
        fields.put("metrics.trueview_average_cpv", ReportRow::costPerView);
        fields.put("metrics.video_trueview_view_rate", row -> views(row) == 0 ? 0d : 1d / IMPRESSIONS_A_VIEW);
        fields.put("metrics.video_quartile_p100_rate", row -> views(row) == 0 ? 0d : 0.3d);
    }

    private static void count(
            Map<String, Function<ReportRow, Object>> fields, String metric, Function<ReportRow, Long> value) {
        fields.put("metrics." + metric, row -> Long.toString(value.apply(row)));
    }

    private static long views(ReportRow row) {
        return row.reach().views();
    }

    private static Object micros(@Nullable Long amount) {
        return amount == null ? SandboxJson.tree("0") : amount.toString();
    }

    private static Object time(Optional<Instant> time) {
        return time.map(ScheduleReader::write).orElse("2037-12-30 23:59:59");
    }
}
