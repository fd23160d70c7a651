package dev.ratiomesh.sandbox.ads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.ads.account.AdAccounts;
import dev.ratiomesh.sandbox.ads.account.AdAccounts.CampaignRef;
import dev.ratiomesh.sandbox.ads.account.AdFacts.AcceptedCampaign;
import dev.ratiomesh.sandbox.ads.account.AdsResource.Ad;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsBudget;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsCampaign;
import dev.ratiomesh.sandbox.ads.report.CampaignReports;
import dev.ratiomesh.sandbox.ads.report.ReportRow;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Lists every order that was ever accepted, in the order of acceptance. The crash tests compare order-executor with it.
 */
public final class AcceptanceLedger {
    private final AdAccounts accounts;
    private final CampaignReports reports;

    public AcceptanceLedger(AdAccounts accounts, CampaignReports reports) {
        this.accounts = accounts;
        this.reports = reports;
    }

    public ObjectNode json() {
        ObjectNode json = SandboxJson.object();
        List<AcceptedCampaign> all = accounts.acceptances();
        Map<String, Long> names = all.stream()
                .collect(Collectors.groupingBy(entry -> campaign(entry).name(), TreeMap::new, Collectors.counting()));
        json.putArray("orders").addAll(all.stream().map(this::order).toList());
        ObjectNode totals = json.putObject("totals").put("orders", all.size()).put("names", names.size());
        names.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .forEach(entry -> totals.withArrayProperty("namesAcceptedTwice").add(entry.getKey()));
        totals.withArrayProperty("namesAcceptedTwice");
        totals.put("budget", usd(all.stream().mapToLong(this::budgetMicros).sum()));
        totals.put("spent", usd(all.stream().mapToLong(this::spentMicros).sum()));
        return json;
    }

    private ObjectNode order(AcceptedCampaign accepted) {
        AdsCampaign campaign = campaign(accepted);
        ReportRow row = reports.whole(accepted.customer(), campaign);
        List<Ad> ads = accounts.account(accepted.customer()).adsOf(campaign.id());
        ObjectNode order = SandboxJson.object()
                .put("acceptedAt", accepted.acceptedAt().toString())
                .put("campaignName", campaign.name())
                .put("resourceName", row.resourceName())
                .put("customerId", accepted.customer())
                .put("videoId", ads.isEmpty() ? null : ads.get(0).videoId())
                .put("state", row.primaryStatus())
                .put("status", campaign.status().name())
                .put("currency", "USD");
        long budget = budgetMicros(accepted);
        order.put("budget", usd(budget)).put("budgetMicros", budget);
        order.put("spent", usd(row.costMicros())).put("spentMicros", row.costMicros());
        order.put("views", row.reach().views()).put("likes", row.reach().likes());
        return order.put("comments", row.reach().comments());
    }

    private AdsCampaign campaign(AcceptedCampaign accepted) {
        return accounts.campaign(new CampaignRef(accepted.customer(), accepted.campaignId()));
    }

    private long spentMicros(AcceptedCampaign accepted) {
        return reports.whole(accepted.customer(), campaign(accepted)).costMicros();
    }

    /** Returns the most that the order may cost: the total budget, or the daily amount times the days. */
    private long budgetMicros(AcceptedCampaign accepted) {
        AdsCampaign campaign = campaign(accepted);
        AdsBudget budget = accounts.account(accepted.customer()).budgetOf(campaign);
        Long total = budget.totalMicros();
        Long daily = budget.dailyMicros();
        if (total != null) {
            return total;
        }
        return daily == null ? 0 : daily * campaign.schedule().days();
    }

    private static String usd(long micros) {
        return BigDecimal.valueOf(micros, 6).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
