package dev.ratiomesh.sandbox.ads.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.ads.account.AdsResource.Ad;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsCampaign;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists the fields that a report on ads may select, and the source of each value. */
final class AdFields {
    private static final String POLICY = "ad_group_ad.policy_summary.";
    private static final Map<String, Function<AdRow, JsonNode>> FIELDS = Map.of(
            "campaign.resource_name",
            row -> text(row.campaign().nameIn(row.customer())),
            "campaign.id",
            row -> text(Long.toString(row.campaign().id())),
            "campaign.name",
            row -> text(row.campaign().name()),
            "campaign.status",
            row -> text(row.campaign().status().name()),
            "ad_group_ad.resource_name",
            row -> text(row.ad().nameIn(row.customer())),
            "ad_group_ad.status",
            row -> text("ENABLED"),
            POLICY + "approval_status",
            row -> text(row.topic() == null ? "APPROVED" : "DISAPPROVED"),
            POLICY + "review_status",
            row -> text("REVIEWED"),
            POLICY + "policy_topic_entries",
            AdFields::topics);

    private AdFields() {}

    /**
     * Holds the sources of one row.
     *
     * @param topic the policy for which the ad was turned down, or null
     */
    record AdRow(String customer, AdsCampaign campaign, Ad ad, @Nullable String topic) {}

    static boolean known(String field) {
        return FIELDS.containsKey(field);
    }

    /** Formats the row as an object of objects; the ad's resource name is always present, an empty list never. */
    static ObjectNode json(AdRow row, AdsQuery query) {
        ObjectNode json = SandboxJson.object();
        Stream.concat(Stream.of("ad_group_ad.resource_name"), query.fields().stream())
                .forEach(field -> put(
                        json,
                        field.split("\\."),
                        Objects.requireNonNull(FIELDS.get(field)).apply(row)));
        return json;
    }

    private static void put(ObjectNode json, String[] path, JsonNode value) {
        if (value.isArray() && value.isEmpty()) {
            return;
        }
        ObjectNode at = json;
        for (int i = 0; i < path.length - 1; i++) {
            at = at.withObjectProperty(ReportFields.camel(path[i]));
        }
        at.set(ReportFields.camel(path[path.length - 1]), value);
    }

    private static JsonNode topics(AdRow row) {
        ArrayNode entries = SandboxJson.array();
        Optional.ofNullable(row.topic()).ifPresent(topic -> entries.addObject()
                .put("type", "PROHIBITED")
                .put("topic", topic)
                .putArray("evidences")
                .addObject()
                .putObject("textList")
                .putArray("texts")
                .add("Turned down by the sandbox"));
        return entries;
    }

    private static JsonNode text(String value) {
        return SandboxJson.tree(value);
    }
}
