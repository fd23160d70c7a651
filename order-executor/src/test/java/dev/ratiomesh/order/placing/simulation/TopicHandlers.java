package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.contracts.campaign.CampaignEvent.Changed;
import dev.ratiomesh.contracts.order.OrderCommand;
import dev.ratiomesh.contracts.order.OrderEvent.OrderCommandRejected;
import dev.ratiomesh.contracts.order.OrderEvent.OrderRefused;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.contracts.target.Verdict;
import dev.ratiomesh.order.placing.caps.CapBalance;
import dev.ratiomesh.order.placing.caps.CapLimit;
import dev.ratiomesh.order.placing.execution.OrderCommandRules;
import dev.ratiomesh.order.placing.proposal.ProposalDecision;
import dev.ratiomesh.order.placing.proposal.ProposalDecision.ProposalInput;
import dev.ratiomesh.order.placing.simulation.CapTable.Violation;
import dev.ratiomesh.order.placing.state.InDoubtOrder;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Handles messages as CampaignTopic, TargetTopic, OrderProposer and OrderCommandHandler do. */
final class TopicHandlers {
    private static final OrderCommandRules COMMAND_RULES = new OrderCommandRules(SimulationConfig.ABSENCE_DELAY);
    private final SimulationContext context;
    private final SimulatedDatabase database;
    private final SimulatedTimer timer;

    TopicHandlers(SimulationContext context, SimulatedDatabase database, SimulatedTimer timer) {
        this.context = context;
        this.database = database;
        this.timer = timer;
    }

    private boolean isNew(String message) {
        boolean first = database.inbox.add(message);
        if (!first) {
            context.figures().repeats++;
        }
        return first || context.lacks(DisabledSafeguard.NO_INBOX);
    }

    boolean handle(String message, Changed event) {
        if (isNew(message)) {
            database.campaigns
                    .computeIfAbsent(event.campaignId(), id -> new CampaignRecord(event.brief()))
                    .apply(event);
            timer.wake(context.now());
        }
        return true;
    }

    boolean handle(String message, OrderCommand command) {
        if (!isNew(message)) {
            return true;
        }
        OrderRecord entry = database.orders.get(command.orderId());
        OrderCommandRules.CommandResult result = COMMAND_RULES.decide(
                entry == null ? null : entry.order, entry == null ? null : entry.endRequest, command, context.now());
        context.log(() -> command + " -> " + result);
        if (result instanceof OrderCommandRules.CommandDeclined declined) {
            database.publish(new OrderCommandRejected(
                    command.orderId(),
                    command.campaignId(),
                    command.tenantId(),
                    message,
                    "order.command.v1",
                    declined.code(),
                    declined.detail(),
                    context.now()));
        } else if (result instanceof OrderCommandRules.EndRequested requested) {
            entry.requestEnd(requested.endRequest());
            entry.dueAt = context.now();
        } else {
            var next = ((OrderCommandRules.OrderChanged) result).transition();
            replaceClaim(entry, SimulationConfig.SCHEDULE.dueAt(next.next(), entry.endRequest, context.now()));
            database.write(entry, next);
        }
        timer.wake(context.now());
        return true;
    }

    /** Raises the epoch, so that no worker with an older claim writes about an order that a person has resolved. */
    private static void replaceClaim(OrderRecord entry, @Nullable Instant due) {
        if (entry.order instanceof InDoubtOrder) {
            entry.epoch++;
            entry.scheduleNext(due);
        } else {
            entry.dueAt = due;
        }
    }

    boolean handle(SimulatedReplica replica, TargetComputed target) {
        CampaignRecord campaign = database.campaigns.get(target.campaignId());
        if (campaign == null) {
            return true;
        }
        if (target.verdict() != Verdict.BEHIND) {
            requestEndOfCaughtUp(target);
            return true;
        }
        ProposalDecision decision = ProposalDecision.decide(input(campaign, target));
        if (!(decision instanceof ProposalDecision.CapCheckPending pending)) {
            refuse(campaign, decision);
            return true;
        }
        List<CapBalance> caps = database.caps.read(pending.limits());
        if (context.lacks(DisabledSafeguard.NO_LOCK)) {
            context.time().after(context.chance().millis(1, 2_000), () -> reserve(campaign, pending, caps));
        } else {
            reserve(campaign, pending, caps);
        }
        return true;
    }

    private ProposalInput input(CampaignRecord campaign, TargetComputed target) {
        return new ProposalInput(
                campaign.toCampaign(),
                target,
                database.hasInFlight(target.campaignId()),
                context.now(),
                SimulationConfig.POLICY);
    }

    private void reserve(CampaignRecord campaign, ProposalDecision.CapCheckPending pending, List<CapBalance> caps) {
        ProposalDecision decision = pending.applyCaps(caps);
        if (!(decision instanceof ProposalDecision.Propose propose)) {
            refuse(campaign, decision);
            return;
        }
        try {
            database.propose(
                    propose.transition(),
                    pending.limits().stream().map(CapLimit::key).toList());
            campaign.recordOrder(pending.input().target());
            timer.wake(context.now());
            context.log(() -> "proposed " + propose.transition().next());
        } catch (Violation violation) {
            context.figures().aborts++;
            context.log(() -> "rolled back: " + violation.getMessage());
        }
    }

    private void refuse(CampaignRecord campaign, ProposalDecision decision) {
        if (decision instanceof ProposalDecision.Refuse refuse
                && campaign.recordRefusal(refuse.refusal().code())) {
            database.publish(new OrderRefused(
                    campaign.brief.campaignId(),
                    campaign.brief.tenantId(),
                    refuse.refusal().code(),
                    refuse.refusal().detail(),
                    null,
                    context.now()));
        }
    }

    /** Requests the end of orders whose gap has closed, as OrderWorkQueue does. */
    private void requestEndOfCaughtUp(TargetComputed target) {
        for (OrderRecord entry : database.orders.values()) {
            if (entry.order.inFlight()
                    && entry.endRequest == null
                    && entry.order.proposal().campaignId().equals(target.campaignId())
                    && target.observedAt().isAfter(entry.order.proposal().targetObservedAt())) {
                entry.endRequest = new EndRequest(EndRequest.AUTO, "the gap has closed");
                entry.dueAt = context.now();
                timer.wake(context.now());
            }
        }
    }
}
