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
import dev.ratiomesh.order.placing.state.OrderProposal;
import dev.ratiomesh.order.placing.state.Proposed;
import dev.ratiomesh.order.placing.state.Sending;
import dev.ratiomesh.order.placing.state.Unconfirmed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes from outside in a run: campaigns and what becomes of them, targets, and people's commands. */
final class Scenario {
    static final int HOURS = 26;
    private static final List<String> ZONES = List.of("UTC", "America/Los_Angeles", "Asia/Tokyo");
    private final SimulationContext stage;
    private final MessageDelivery courier;
    private final TopicHandlers desk;
    private final SimulatedProvider platform;
    private int messages;

    Scenario(SimulationContext stage, MessageDelivery courier, TopicHandlers desk, SimulatedProvider platform) {
        this.stage = stage;
        this.courier = courier;
        this.desk = desk;
        this.platform = platform;
    }

    void begin() {
        campaign("c-1", "t-1", "1000000001");
        campaign("c-2", "t-1", "1000000002");
        if (stage.chance().onceIn(2)) {
            campaign("c-3", "t-2", "1000000003");
        }
    }

    /** People see what was proposed. */
    void onOrderChanged(OrderRecord line) {
        if (line.order instanceof Sending && stage.chance().onceIn(4)) {
            stage.time().after(stage.chance().millis(0, 120_000), () -> deliver(cancel(line.order.proposal())));
        }
        if (line.order instanceof Unconfirmed && stage.chance().onceIn(3)) {
            later(1, () -> resolve(line));
        }
        if (!(line.order instanceof Proposed) || stage.chance().onceIn(6)) {
            return;
        }
        later(4, () -> deliver(command(line.order.proposal())));
        if (stage.chance().onceIn(2)) {
            later(12, () -> deliver(cancel(line.order.proposal())));
        }
    }

    private void campaign(String id, String tenant, String account) {
        String provider = stage.chance().onceIn(12) ? "insertion" : "google-ads";
        String zone = stage.chance().elementOf(ZONES);
        Brief first = brief(id, tenant, zone, new Reach(provider, account));
        deliver(new CampaignStarted(first, 1, stage.now()));
        Brief second = brief(id, tenant, zone, first.reach());
        if (stage.chance().onceIn(3)) {
            later(HOURS, () -> deliver(new CampaignAmended(second, 2, stage.now())));
        }
        if (stage.chance().onceIn(3)) {
            later(HOURS, () -> deliver(new CampaignStopped(second, 3, stage.now())));
        }
        if (stage.chance().onceIn(6)) {
            later(HOURS, () -> deliver(new CampaignStarted(second, 4, stage.now())));
        }
        stage.time().after(stage.chance().millis(10_000, 15_000), () -> target(id, tenant));
        for (int i = 1 + stage.chance().below(3); i > 0; i--) {
            later(HOURS, () -> target(id, tenant));
        }
    }

    private Brief brief(String id, String tenant, String zone, Reach reach) {
        Budget budget = Fixtures.budget(
                stage.chance().onceIn(2) ? "40.00" : "80.00",
                stage.chance().onceIn(2) ? "25.00" : "40.00",
                stage.chance().onceIn(2) ? "15.00" : "30.00",
                stage.chance().onceIn(2) ? "10.00" : "50.00");
        Instant deadline = stage.now().plus(Duration.ofHours(20 + stage.chance().below(60)));
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
        Verdict verdict = stage.chance().onceIn(4) ? Verdict.ON_TRACK : Verdict.BEHIND;
        long views = 10_000 + stage.time().millis() / 1_000;
        Instant observed = stage.now().minusSeconds(stage.chance().below(120));
        double gap = 3 + stage.chance().below(20);
        TargetComputed target = Fixtures.target(campaign, tenant, verdict, gap, 0.01, views, observed);
        courier.deliver(replica -> desk.handle(replica, target));
    }

    private OrderCommand command(OrderProposal order) {
        String tenant = stage.chance().onceIn(10) ? "t-9" : order.tenantId();
        return stage.chance().onceIn(5)
                ? new RejectOrder(order.orderId(), order.campaignId(), tenant, "ann", "no")
                : new ApproveOrder(order.orderId(), order.campaignId(), tenant, "ann");
    }

    /** A person looks at the provider's own pages when the command is read, and takes a wrong number now and then. */
    private void resolve(OrderRecord line) {
        String id = "command-" + ++messages;
        String wrong = "customers/" + line.order.proposal().account() + "/campaigns/"
                + (1 + stage.chance().below(4));
        boolean mistaken = stage.chance().onceIn(4);
        courier.deliver(replica -> {
            String right = platform.reference(line.id);
            return desk.handle(id, resolved(line.order.proposal(), mistaken ? wrong : right));
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
        courier.deliver(replica -> desk.handle(id, command));
    }

    private void deliver(Changed event) {
        String id = "campaign-" + ++messages;
        courier.deliver(replica -> desk.handle(id, event));
    }

    private void later(int withinHours, Runnable what) {
        stage.time().after(stage.chance().millis(0, withinHours * 3_600_000), what);
    }
}
