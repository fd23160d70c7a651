package dev.ratiomesh.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Formats campaigns as a compact table. */
final class CampaignTable {
    private static final String ROW = "%-20s %-9s %11s %9s %9s %-10s %16s %16s";
    private static final int MAX_ROWS = 15;

    /** Number of campaigns to request: one more than are shown. */
    static final int REQUEST_LIMIT = MAX_ROWS + 1;

    private CampaignTable() {}

    /**
     * Formats the table.
     *
     * @param page the answer of {@code GET /api/campaigns}
     */
    static List<String> of(JsonNode page) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("CAMPAIGN", "STATUS", "VIEWS", "LIKES", "EXPECTED", "VERDICT", "ORDERED", "SPENT"));
        for (JsonNode campaign : page.path("items")) {
            if (lines.size() <= MAX_ROWS) {
                lines.add(row(campaign));
            }
        }
        int more = page.path("items").size() - MAX_ROWS;
        if (more > 0 || page.path("next").isTextual()) {
            lines.add("… and more: GET /api/campaigns");
        }
        return lines;
    }

    private static String row(JsonNode campaign) {
        String currency = campaign.path("budget").path("currency").asText();
        JsonNode orders = campaign.path("orders");
        return ROW.formatted(
                shorten(campaign.path("campaignId").asText()),
                campaign.path("status").asText(),
                count(campaign.path("latest").path("views")),
                count(campaign.path("latest").path("likes")),
                count(campaign.path("target").path("likes").path("expected")),
                campaign.path("target").path("verdict").asText("-"),
                orders.path("ordered").asText() + " " + currency,
                orders.path("spent").asText() + " " + currency);
    }

    private static String count(JsonNode number) {
        return number.isNumber() ? String.format(Locale.ROOT, "%,d", Math.round(number.asDouble())) : "-";
    }

    private static String shorten(String id) {
        return id.length() <= 20 ? id : id.substring(0, 19) + "…";
    }
}
