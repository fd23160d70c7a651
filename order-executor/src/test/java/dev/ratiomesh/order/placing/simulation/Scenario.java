package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.Budget;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignAmended;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStarted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStopped;
import dev.ratiomesh.contracts.campaign.CampaignEvent.Changed;
import dev.ratiomesh.contracts.campaign.Reach;
import dev.ratiomesh.contracts.order.OrderCommand;
import dev.ratiomesh.contracts.order.OrderCommand.ApproveOrder;
import dev.ratiomesh.contracts.order.OrderCommand.CancelOrder;
import dev.ratiomesh.contracts.order.OrderCommand.RejectOrder;
import dev.ratiomesh.contracts.order.OrderCommand.ResolveOrder;
import dev.ratiomesh.contracts.order.ResolveOutcome;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.contracts.target.Verdict;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.placing.state.InDoubtOrder;
import dev.ratiomesh.order.placing.state.OrderProposal;
import dev.ratiomesh.order.placing.state.UnsentOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Produces the inputs of a run at random moments: campaigns and their changes, targets, and people's commands. */
final class Scenario {
    static final int HOURS = 26;
    private static final List<String> ZONES = List.of("UTC", "America/Los_Angeles", "Asia/Tokyo");
    private final SimulationContext context;
    private final MessageDelivery delivery;
    private final TopicHandlers handlers;
    private final SimulatedProvider provider;
    private int messages;

    Scenario(SimulationContext context, MessageDelivery delivery, TopicHandlers handlers, SimulatedProvider provider) {
        this.context = context;
        this.delivery = delivery;
        this.handlers = handlers;
        this.provider = provider;
    }

    void begin() {
        campaign("c-1", "t-1", "1000000001");
        campaign("c-2", "t-1", "1000000002");
        if (context.chance().onceIn(2)) {
            campaign("c-3", "t-2", "1000000003");
        }
    }

    /** Plans the commands with which people react to a changed order. */
    void onOrderChanged(OrderRecord entry) {
        if (entry.order instanceof InDoubtOrder.Sending && context.chance().onceIn(4)) {
            context.time().after(context.chance().millis(0, 120_000), () -> deliver(cancel(entry.order.proposal())));
        }
        if (entry.order instanceof InDoubtOrder.Unconfirmed && context.chance().onceIn(3)) {
            later(1, () -> resolve(entry));
        }
        if (!(entry.order instanceof UnsentOrder.Proposed) || context.chance().onceIn(6)) {
            return;
        }
        later(4, () -> deliver(command(entry.order.proposal())));
        if (context.chance().onceIn(2)) {
            later(12, () -> deliver(cancel(entry.order.proposal())));
        }
    }

    private void campaign(String id, String tenant, String account) {
        String provider = context.chance().onceIn(12) ? "insertion" : "google-ads";
        String zone = context.chance().elementOf(ZONES);
        Brief first = brief(id, tenant, zone, new Reach(provider, account));
        deliver(new CampaignStarted(first, 1, context.now()));
        Brief second = brief(id, tenant, zone, first.reach());
        if (context.chance().onceIn(3)) {
            later(HOURS, () -> deliver(new CampaignAmended(second, 2, context.now())));
        }
        if (context.chance().onceIn(3)) {
            later(HOURS, () -> deliver(new CampaignStopped(second, 3, context.now())));
        }
        if (context.chance().onceIn(6)) {
            later(HOURS, () -> deliver(new CampaignStarted(second, 4, context.now())));
        }
        context.time().after(context.chance().millis(10_000, 15_000), () -> target(id, tenant));
        for (int i = 1 + context.chance().below(3); i > 0; i--) {
            later(HOURS, () -> target(id, tenant));
        }
    }

    private Brief brief(String id, String tenant, String zone, Reach reach) {
        Budget budget = Fixtures.budget(
                context.chance().onceIn(2) ? "40.00" : "80.00",
                context.chance().onceIn(2) ? "25.00" : "40.00",
                context.chance().onceIn(2) ? "15.00" : "30.00",
                context.chance().onceIn(2) ? "10.00" : "50.00");
        Instant deadline =
                context.now().plus(Duration.ofHours(20 + context.chance().below(60)));
        return new Brief(
                id,
                tenant,
                "x_BjvhMW9TE",
                "First single",
                "J-Pop & Anime",
                500_000,
                deadline,
                Duration.ofSeconds(36),
                500,
                zone,
                budget,
                reach);
    }

    private void target(String campaign, String tenant) {
        Verdict verdict = context.chance().onceIn(4) ? Verdict.ON_TRACK : Verdict.BEHIND;
        long views = 10_000 + context.time().millis() / 1_000;
        Instant observed = context.now().minusSeconds(context.chance().below(120));
        double gap = 3 + context.chance().below(20);
        TargetComputed target = Fixtures.target(campaign, tenant, verdict, gap, 0.01, views, observed);
        delivery.deliver(replica -> handlers.handle(replica, target));
    }

    private OrderCommand command(OrderProposal order) {
        String tenant = context.chance().onceIn(10) ? "t-9" : order.tenantId();
        return context.chance().onceIn(5)
                ? new RejectOrder(order.orderId(), order.campaignId(), tenant, "ann", "no")
                : new ApproveOrder(order.orderId(), order.campaignId(), tenant, "ann");
    }

    /** Plans a person's finding: the provider's pages are read when the command is handled, sometimes with a wrong number. */
    private void resolve(OrderRecord entry) {
        String id = "command-" + ++messages;
        String wrong = "customers/" + entry.order.proposal().account() + "/campaigns/"
                + (1 + context.chance().below(4));
        boolean mistaken = context.chance().onceIn(4);
        delivery.deliver(replica -> {
            String right = provider.reference(entry.id);
            return handlers.handle(id, resolved(entry.order.proposal(), mistaken ? wrong : right));
        });
    }

    private static OrderCommand resolved(OrderProposal order, @Nullable String reference) {
        ResolveOutcome outcome = reference == null ? ResolveOutcome.NOT_PLACED : ResolveOutcome.PLACED;
        return new ResolveOrder(
                order.orderId(), order.campaignId(), order.tenantId(), "eve", outcome, reference, "looked there");
    }

    private static OrderCommand cancel(OrderProposal order) {
        return new CancelOrder(order.orderId(), order.campaignId(), order.tenantId(), "bob", "enough");
    }

    private void deliver(OrderCommand command) {
        String id = "command-" + ++messages;
        delivery.deliver(replica -> handlers.handle(id, command));
    }

    private void deliver(Changed event) {
        String id = "campaign-" + ++messages;
        delivery.deliver(replica -> handlers.handle(id, event));
    }

    private void later(int withinHours, Runnable action) {
        context.time().after(context.chance().millis(0, withinHours * 3_600_000), action);
    }
}
