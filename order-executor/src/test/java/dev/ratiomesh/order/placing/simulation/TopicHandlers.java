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
import dev.ratiomesh.order.placing.proposal.ProposalInput;
import dev.ratiomesh.order.placing.simulation.CapTable.Violation;
import dev.ratiomesh.order.placing.state.InDoubtOrder;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes over the topics, as CampaignTopic, TargetTopic, Proposing and CommandHandler treat it. */
final class TopicHandlers {
    private static final OrderCommandRules COMMAND_RULES = new OrderCommandRules(SimulationConfig.ABSENCE_DELAY);
    private final SimulationContext stage;
    private final SimulatedDatabase database;
    private final SimulatedTimer timer;

    TopicHandlers(SimulationContext stage, SimulatedDatabase database, SimulatedTimer timer) {
        this.stage = stage;
        this.database = database;
        this.timer = timer;
    }

    private boolean isNew(String message) {
        boolean first = database.inbox.add(message);
        if (!first) {
            stage.figures().repeats++;
        }
        return first || stage.lacks(DisabledSafeguard.NO_INBOX);
    }

    boolean handle(String message, Changed event) {
        if (isNew(message)) {
            database.campaigns
                    .computeIfAbsent(event.campaignId(), id -> new CampaignRecord(event.brief()))
                    .apply(event);
            timer.wake(stage.now());
        }
        return true;
    }

    boolean handle(String message, OrderCommand command) {
        if (!isNew(message)) {
            return true;
        }
        OrderRecord line = database.orders.get(command.orderId());
        OrderCommandRules.CommandResult answer = COMMAND_RULES.decide(
                line == null ? null : line.order, line == null ? null : line.endRequest, command, stage.now());
        stage.log(() -> command + " -> " + answer);
        if (answer instanceof OrderCommandRules.CommandDeclined declined) {
            database.publish(new OrderCommandRejected(
                    command.orderId(),
                    command.campaignId(),
                    command.tenantId(),
                    message,
                    "order.command.v1",
                    declined.code(),
                    declined.detail(),
                    stage.now()));
        } else if (answer instanceof OrderCommandRules.EndRequested wished) {
            line.requestEnd(wished.endRequest());
            line.dueAt = stage.now();
        } else {
            var next = ((OrderCommandRules.OrderChanged) answer).transition();
            replaceClaim(line, SimulationConfig.SCHEDULE.dueAt(next.next(), line.endRequest, stage.now()));
            database.write(line, next);
        }
        timer.wake(stage.now());
        return true;
    }

    /** Nobody who still works on an order that a person has found must write about it any more. */
    private static void replaceClaim(OrderRecord line, @Nullable Instant due) {
        if (line.order instanceof InDoubtOrder) {
            line.epoch++;
            line.scheduleNext(due);
        } else {
            line.dueAt = due;
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
        ProposalDecision ruling = ProposalDecision.decide(input(campaign, target));
        if (!(ruling instanceof ProposalDecision.CapCheckPending considering)) {
            refuse(campaign, ruling);
            return true;
        }
        List<CapBalance> caps = database.caps.read(considering.limits());
        if (stage.lacks(DisabledSafeguard.NO_LOCK)) {
            stage.time().after(stage.chance().millis(1, 2_000), () -> reserve(campaign, considering, caps));
        } else {
            reserve(campaign, considering, caps);
        }
        return true;
    }

    private ProposalInput input(CampaignRecord campaign, TargetComputed target) {
        return new ProposalInput(
                campaign.toCampaign(),
                target,
                database.hasInFlight(target.campaignId()),
                stage.now(),
                SimulationConfig.POLICY);
    }

    private void reserve(CampaignRecord campaign, ProposalDecision.CapCheckPending considering, List<CapBalance> caps) {
        ProposalDecision ruling = considering.applyCaps(caps);
        if (!(ruling instanceof ProposalDecision.Propose proposing)) {
            refuse(campaign, ruling);
            return;
        }
        try {
            database.propose(
                    proposing.transition(),
                    considering.limits().stream().map(CapLimit::key).toList());
            campaign.recordOrder(considering.input().target());
            timer.wake(stage.now());
            stage.log(() -> "proposed " + proposing.transition().next());
        } catch (Violation violation) {
            stage.figures().aborts++;
            stage.log(() -> "rolled back: " + violation.getMessage());
        }
    }

    private void refuse(CampaignRecord campaign, ProposalDecision ruling) {
        if (ruling instanceof ProposalDecision.Refuse refusing
                && campaign.recordRefusal(refusing.refusal().code())) {
            database.publish(new OrderRefused(
                    campaign.brief.campaignId(),
                    campaign.brief.tenantId(),
                    refusing.refusal().code(),
                    refusing.refusal().detail(),
                    null,
                    stage.now()));
        }
    }

    /** END_OF_CLOSED. */
    private void requestEndOfCaughtUp(TargetComputed target) {
        for (OrderRecord line : database.orders.values()) {
            if (line.order.inFlight()
                    && line.endRequest == null
                    && line.order.proposal().campaignId().equals(target.campaignId())
                    && target.observedAt().isAfter(line.order.proposal().targetObservedAt())) {
                line.endRequest = new EndRequest(EndRequest.AUTO, "the gap has closed");
                line.dueAt = stage.now();
                timer.wake(stage.now());
            }
        }
    }
}
