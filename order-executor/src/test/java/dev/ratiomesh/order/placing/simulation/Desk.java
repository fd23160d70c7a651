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
final class Desk {
    private static final OrderCommandRules COMMANDS = new OrderCommandRules(Setting.QUIET);
    private final Stage stage;
    private final Database database;
    private final Timer timer;

    Desk(Stage stage, Database database, Timer timer) {
        this.stage = stage;
        this.database = database;
        this.timer = timer;
    }

    private boolean isNew(String message) {
        boolean first = database.inbox.add(message);
        if (!first) {
            stage.figures().repeats++;
        }
        return first || stage.lacks(Weakness.NO_INBOX);
    }

    boolean on(String message, Changed event) {
        if (isNew(message)) {
            database.campaigns
                    .computeIfAbsent(event.campaignId(), id -> new CampaignLine(event.brief()))
                    .take(event);
            timer.wake(stage.now());
        }
        return true;
    }

    boolean on(String message, OrderCommand command) {
        if (!isNew(message)) {
            return true;
        }
        OrderLine line = database.orders.get(command.orderId());
        OrderCommandRules.CommandResult answer = COMMANDS.decide(
                line == null ? null : line.order, line == null ? null : line.ending, command, stage.now());
        stage.say(() -> command + " -> " + answer);
        if (answer instanceof OrderCommandRules.CommandDeclined declined) {
            database.say(new OrderCommandRejected(
                    command.orderId(),
                    command.campaignId(),
                    command.tenantId(),
                    message,
                    "order.command.v1",
                    declined.code(),
                    declined.detail(),
                    stage.now()));
        } else if (answer instanceof OrderCommandRules.EndRequested wished) {
            line.end(wished.endRequest());
            line.dueAt = stage.now();
        } else {
            var next = ((OrderCommandRules.OrderChanged) answer).transition();
            takeOver(line, Setting.AGENDA.dueAt(next.next(), line.ending, stage.now()));
            database.write(line, next);
        }
        timer.wake(stage.now());
        return true;
    }

    /** Nobody who still works on an order that a person has found must write about it any more. */
    private static void takeOver(OrderLine line, @Nullable Instant due) {
        if (line.order instanceof InDoubtOrder) {
            line.epoch++;
            line.rest(due);
        } else {
            line.dueAt = due;
        }
    }

    boolean on(Replica replica, TargetComputed target) {
        CampaignLine campaign = database.campaigns.get(target.campaignId());
        if (campaign == null) {
            return true;
        }
        if (target.verdict() != Verdict.BEHIND) {
            close(target);
            return true;
        }
        ProposalDecision ruling = ProposalDecision.decide(question(campaign, target));
        if (!(ruling instanceof ProposalDecision.CapCheckPending considering)) {
            refuse(campaign, ruling);
            return true;
        }
        List<CapBalance> caps = database.caps.read(considering.limits());
        if (stage.lacks(Weakness.NO_LOCK)) {
            stage.time().after(stage.chance().millis(1, 2_000), () -> reserve(campaign, considering, caps));
        } else {
            reserve(campaign, considering, caps);
        }
        return true;
    }

    private ProposalInput question(CampaignLine campaign, TargetComputed target) {
        return new ProposalInput(
                campaign.toCampaign(), target, database.hasInFlight(target.campaignId()), stage.now(), Setting.POLICY);
    }

    private void reserve(CampaignLine campaign, ProposalDecision.CapCheckPending considering, List<CapBalance> caps) {
        ProposalDecision ruling = considering.applyCaps(caps);
        if (!(ruling instanceof ProposalDecision.Propose proposing)) {
            refuse(campaign, ruling);
            return;
        }
        try {
            database.propose(
                    proposing.transition(),
                    considering.limits().stream().map(CapLimit::key).toList());
            campaign.ordered(considering.input().target());
            timer.wake(stage.now());
            stage.say(() -> "proposed " + proposing.transition().next());
        } catch (Violation violation) {
            stage.figures().aborts++;
            stage.say(() -> "rolled back: " + violation.getMessage());
        }
    }

    private void refuse(CampaignLine campaign, ProposalDecision ruling) {
        if (ruling instanceof ProposalDecision.Refuse refusing
                && campaign.refused(refusing.refusal().code())) {
            database.say(new OrderRefused(
                    campaign.brief.campaignId(),
                    campaign.brief.tenantId(),
                    refusing.refusal().code(),
                    refusing.refusal().detail(),
                    null,
                    stage.now()));
        }
    }

    /** END_OF_CLOSED. */
    private void close(TargetComputed target) {
        for (OrderLine line : database.orders.values()) {
            if (line.order.inFlight()
                    && line.ending == null
                    && line.order.proposal().campaignId().equals(target.campaignId())
                    && target.observedAt().isAfter(line.order.proposal().targetObservedAt())) {
                line.ending = new EndRequest(EndRequest.AUTO, "the gap has closed");
                line.dueAt = stage.now();
                timer.wake(stage.now());
            }
        }
    }
}
