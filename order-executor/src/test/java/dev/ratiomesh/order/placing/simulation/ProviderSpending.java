package dev.ratiomesh.order.placing.simulation;

import java.time.Duration;
import java.util.function.Consumer;

/** How the provider spends: whenever it likes, up to the total budget; and it thinks better of it later. */
final class ProviderSpending {
    private final SimulationContext stage;
    private final Consumer<ProviderCampaign> spent;

    ProviderSpending(SimulationContext stage, Consumer<ProviderCampaign> spent) {
        this.stage = stage;
        this.spent = spent;
    }

    void begin(ProviderCampaign booking) {
        long life = Duration.between(stage.now(), booking.endsAt).toMillis();
        for (int i = stage.chance().below(4); i >= 0; i--) {
            stage.time().after((long) (life * (stage.chance().below(1_000) / 1_000.0)), () -> spend(booking));
        }
        if (stage.chance().onceIn(4)) {
            stage.time().after((long) (life * (stage.chance().below(1_000) / 1_000.0)), () -> takeBack(booking));
        }
        if (stage.chance().onceIn(4)) {
            stage.time().after(life + stage.chance().millis(0, 6 * 3_600_000), () -> correct(booking));
        }
    }

    private void spend(ProviderCampaign booking) {
        if (!booking.canSpend(stage.now())) {
            return;
        }
        long rest = booking.spendable(stage.now());
        long amount = stage.chance().onceIn(3)
                ? rest
                : 1 + (long) (rest * (stage.chance().below(1_000) / 1_000.0));
        change(booking, Math.min(amount, rest));
    }

    /** Clicks that were none are not paid for. */
    private void takeBack(ProviderCampaign booking) {
        if (booking.canSpend(stage.now()) && booking.spentCents() > 0) {
            change(booking, -(1 + stage.chance().below((int) booking.spentCents())));
        }
    }

    /** After its end: less, or more up to the budget. */
    private void correct(ProviderCampaign booking) {
        long room = booking.budgetCents - booking.spentCents();
        if (stage.chance().onceIn(2) && booking.spentCents() > 0) {
            change(booking, -(1 + stage.chance().below((int) booking.spentCents())));
        } else if (room > 0) {
            change(booking, 1 + stage.chance().below((int) room));
        }
    }

    private void change(ProviderCampaign booking, long cents) {
        booking.addCost(cents, stage.now());
        stage.log(() -> "provider spends " + cents + " cents for " + booking.order.orderId());
        spent.accept(booking);
    }
}
