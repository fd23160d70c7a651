package dev.ratiomesh.sandbox.ads.mutate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsBudget;
import dev.ratiomesh.sandbox.ads.account.CampaignSchedule;
import dev.ratiomesh.sandbox.ads.error.AdsError;
import dev.ratiomesh.sandbox.ads.error.FieldPath;
import dev.ratiomesh.sandbox.wire.SandboxJson;

/** Checks a Demand Gen campaign against its budget. */
final class AdsBudgetRules {
    /** Smallest daily amount, 5 USD in micros, as Google requires since April 2026. */
    static final long MIN_DAILY_MICROS = 5_000_000;

    private static final String FAMILY = "campaignBudgetError";

    private AdsBudgetRules() {}

    static void check(AdsBudget budget, CampaignSchedule schedule, FieldPath create, MutateDraft draft) {
        FieldPath reference = create.child("campaignBudget");
        checkFree(budget, reference, draft);
        Long total = budget.totalMicros();
        if (total == null) {
            checkDaily(budget, reference, draft);
        } else if (schedule.end() == null) {
            draft.refuse(create.child("endDateTime")
                    .error(
                            "campaignError",
                            "END_DATE_TIME_REQUIRED_FOR_TOTAL_BUDGET",
                            "Campaigns with total budgets must have end date/time specified."));
        } else {
            checkTotal(total, schedule.days(), reference, draft);
        }
    }

    private static void checkFree(AdsBudget budget, FieldPath reference, MutateDraft draft) {
        if (budget.removed()) {
            draft.refuse(reference.error(
                    FAMILY, "CAMPAIGN_BUDGET_REMOVED", "The requested campaign budget no longer exists."));
        }
        if (!budget.shared() && draft.budgetInUse(budget.id())) {
            draft.refuse(reference.error(
                    FAMILY,
                    "CANNOT_USE_IMPLICITLY_SHARED_CAMPAIGN_BUDGET_WITH_MULTIPLE_CAMPAIGNS",
                    "Only explicitly shared campaign budgets can be used with multiple campaigns."));
        }
    }

    private static void checkDaily(AdsBudget budget, FieldPath reference, MutateDraft draft) {
        Long daily = budget.dailyMicros();
        if (daily != null && daily < MIN_DAILY_MICROS) {
            draft.refuse(belowMinimum(
                    reference,
                    details()
                            .put("minimumBudgetAmountMicros", Long.toString(MIN_DAILY_MICROS))
                            .put("failedBudgetAmountMicros", daily.toString())));
        }
    }

    private static void checkTotal(long total, long days, FieldPath reference, MutateDraft draft) {
        long minimum = MIN_DAILY_MICROS * days;
        if (total < minimum) {
            draft.refuse(belowMinimum(
                    reference,
                    details()
                            .put("minimumBudgetTotalAmountMicros", Long.toString(minimum))
                            .put("failedBudgetTotalAmountMicros", Long.toString(total))));
        }
    }

    private static AdsError belowMinimum(FieldPath reference, ObjectNode details) {
        String message = "Budget amount or total amount must be above this campaign's per-day minimum.";
        return reference
                .error(FAMILY, "BUDGET_BELOW_PER_DAY_MINIMUM", message)
                .detailed(SandboxJson.object().set("budgetPerDayMinimumErrorDetails", details));
    }

    private static ObjectNode details() {
        return SandboxJson.object()
                .put("currencyCode", "USD")
                .put("budgetPerDayMinimumMicros", Long.toString(MIN_DAILY_MICROS));
    }
}
