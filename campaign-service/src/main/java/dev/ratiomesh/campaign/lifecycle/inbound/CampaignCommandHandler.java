package dev.ratiomesh.campaign.lifecycle.inbound;

import dev.ratiomesh.campaign.lifecycle.BriefRules;
import dev.ratiomesh.campaign.lifecycle.Campaign;
import dev.ratiomesh.campaign.lifecycle.CampaignCommandRules;
import dev.ratiomesh.campaign.lifecycle.CommandDecision;
import dev.ratiomesh.campaign.lifecycle.CommandRefusal;
import dev.ratiomesh.campaign.lifecycle.outbound.CampaignMeters;
import dev.ratiomesh.campaign.lifecycle.outbound.CampaignRow;
import dev.ratiomesh.campaign.lifecycle.outbound.CampaignStore;
import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.campaign.CampaignCommand;
import dev.ratiomesh.contracts.campaign.CampaignCommand.StartAll;
import dev.ratiomesh.contracts.campaign.CampaignCommand.StartCampaign;
import dev.ratiomesh.contracts.campaign.CampaignCommand.StopCampaign;
import dev.ratiomesh.contracts.campaign.CampaignEvent;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CommandRejected;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.store.MessageHandler;
import dev.ratiomesh.delivery.store.MessageHandler.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Handles commands: saves the changed campaign with its events, or publishes a rejection. */
@ApplicationScoped
class CampaignCommandHandler implements MessageHandler<CampaignCommand, CampaignRow> {
    private final CampaignStore campaigns;
    private final CampaignMeters meters;
    private final Clock clock;

    CampaignCommandHandler(CampaignStore campaigns, CampaignMeters meters, Clock clock) {
        this.campaigns = campaigns;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public String aggregateId(CampaignCommand command) {
        return command.key();
    }

    @Override
    public Outcome<CampaignRow> handle(@Nullable CampaignRow row, Envelope envelope, CampaignCommand command) {
        if (command instanceof CampaignCommand.SingleCampaignCommand single) {
            CommandDecision decision =
                    CampaignCommandRules.decide(row == null ? null : row.toCampaign(), single, clock.instant());
            return decision instanceof CommandDecision.CommandRefused refused
                    ? Outcome.of(List.of(reject(command, envelope, refused.refusal())))
                    : countAndSave(row, envelope, (CommandDecision.CampaignChanged) decision);
        }
        return Outcome.followUp(session -> fanOut(session, envelope, command));
    }

    private Outcome<CampaignRow> countAndSave(
            @Nullable CampaignRow row, Envelope envelope, CommandDecision.CampaignChanged decision) {
        meters.countDone(envelope.type());
        return save(row, decision);
    }

    /** Turns a command to a tenant into one command per campaign that it concerns. */
    private Uni<List<OutgoingEvent>> fanOut(Mutiny.Session session, Envelope envelope, CampaignCommand command) {
        boolean start = command instanceof StartAll;
        var states =
                start ? List.of(Campaign.Status.CREATED, Campaign.Status.STOPPED) : List.of(Campaign.Status.RUNNING);
        // A text that is not an id may be unfit for a database query.
        Uni<List<String>> found = BriefRules.isId(command.tenantId())
                ? campaigns.findIds(session, command.tenantId(), states)
                : Uni.createFrom().item(List.of());
        return found.map(ids -> CampaignCommandRules.checkToAll(command, ids.size())
                .map(refusal -> List.of(reject(command, envelope, refusal)))
                .orElseGet(() -> ids.stream()
                        .map(id -> singleCommand(id, command.tenantId(), start))
                        .toList()));
    }

    private static OutgoingEvent singleCommand(String id, String tenantId, boolean start) {
        var command = start ? new StartCampaign(id, tenantId) : new StopCampaign(id, tenantId);
        return new OutgoingEvent(Topic.CAMPAIGN_COMMANDS, id, tenantId, command);
    }

    private OutgoingEvent reject(CampaignCommand command, Envelope envelope, CommandRefusal refusal) {
        meters.countRejected(envelope.type(), refusal.code());
        var rejected = new CommandRejected(
                command.key(),
                command.tenantId(),
                envelope.id(),
                envelope.type(),
                refusal.code(),
                refusal.detail(),
                clock.instant());
        return new OutgoingEvent(Topic.CAMPAIGN_EVENTS, command.key(), command.tenantId(), rejected);
    }

    /** Applies the decision to the row, or creates the row when there was none. */
    static Outcome<CampaignRow> save(@Nullable CampaignRow row, CommandDecision.CampaignChanged decision) {
        List<OutgoingEvent> events =
                decision.events().stream().map(CampaignCommandHandler::event).toList();
        if (row == null) {
            return Outcome.created(CampaignRow.of(decision.next()), events);
        }
        row.apply(decision.next());
        return Outcome.of(events);
    }

    private static OutgoingEvent event(CampaignEvent.Changed event) {
        return new OutgoingEvent(Topic.CAMPAIGN_EVENTS, event.campaignId(), event.tenantId(), event);
    }
}
