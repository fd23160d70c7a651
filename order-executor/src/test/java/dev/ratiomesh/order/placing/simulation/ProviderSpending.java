package dev.ratiomesh.order.placing.simulation;

import java.time.Duration;
import java.util.function.Consumer;

/** Spends at random moments up to the total budget, and corrects the cost later. */
final class ProviderSpending {
    private final SimulationContext context;
    private final Consumer<ProviderCampaign> spent;

    ProviderSpending(SimulationContext context, Consumer<ProviderCampaign> spent) {
        this.context = context;
        this.spent = spent;
    }

    void begin(ProviderCampaign campaign) {
        long showingMillis = Duration.between(context.now(), campaign.endsAt).toMillis();
        for (int i = context.chance().below(4); i >= 0; i--) {
            context.time()
                    .after((long) (showingMillis * (context.chance().below(1_000) / 1_000.0)), () -> spend(campaign));
        }
        if (context.chance().onceIn(4)) {
            context.time()
                    .after(
                            (long) (showingMillis * (context.chance().below(1_000) / 1_000.0)),
                            () -> takeBack(campaign));
        }
        if (context.chance().onceIn(4)) {
            context.time().after(showingMillis + context.chance().millis(0, 6 * 3_600_000), () -> correct(campaign));
        }
    }

    private void spend(ProviderCampaign campaign) {
        if (!campaign.canSpend(context.now())) {
            return;
        }
        long spendable = campaign.spendable(context.now());
        long amount = context.chance().onceIn(3)
                ? spendable
                : 1 + (long) (spendable * (context.chance().below(1_000) / 1_000.0));
        change(campaign, Math.min(amount, spendable));
    }

    /** Takes back the cost of invalid clicks. */
    private void takeBack(ProviderCampaign campaign) {
        if (campaign.canSpend(context.now()) && campaign.spentCents() > 0) {
            change(campaign, -(1 + context.chance().below((int) campaign.spentCents())));
        }
    }

    /** Corrects the cost after the end: downwards, or upwards to the budget. */
    private void correct(ProviderCampaign campaign) {
        long unspent = campaign.budgetCents - campaign.spentCents();
        if (context.chance().onceIn(2) && campaign.spentCents() > 0) {
            change(campaign, -(1 + context.chance().below((int) campaign.spentCents())));
        } else if (unspent > 0) {
            change(campaign, 1 + context.chance().below((int) unspent));
        }
    }

    private void change(ProviderCampaign campaign, long cents) {
        campaign.addCost(cents, context.now());
        context.log(() -> "provider spends " + cents + " cents for " + campaign.order.orderId());
        spent.accept(campaign);
    }
}
