package dev.ratiomesh.sandbox.ads.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.ads.account.AdAccount;
import dev.ratiomesh.sandbox.ads.account.AdAccounts;
import dev.ratiomesh.sandbox.ads.account.AdFacts.AdDisapproval;
import dev.ratiomesh.sandbox.ads.report.AdFields.AdRow;
import java.util.List;

/** Reports on ads: the outcome of their policy review. */
public final class AdReports {
    private final AdAccounts accounts;

    public AdReports(AdAccounts accounts) {
        this.accounts = accounts;
    }

    List<ObjectNode> rows(String customer, AdsQuery query) {
        AdAccount account = accounts.account(customer);
        return account.campaigns().stream()
                .filter(query::wants)
                .flatMap(campaign -> account.adsOf(campaign.id()).stream()
                        .map(ad -> new AdRow(
                                customer,
                                campaign,
                                ad,
                                account.disapproval(campaign.id())
                                        .map(AdDisapproval::topic)
                                        .orElse(null))))
                .map(row -> AdFields.json(row, query))
                .toList();
    }
}
