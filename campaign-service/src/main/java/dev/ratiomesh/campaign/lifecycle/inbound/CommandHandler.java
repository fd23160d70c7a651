package dev.ratiomesh.campaign.lifecycle.inbound;

import dev.ratiomesh.campaign.lifecycle.Campaign;
import dev.ratiomesh.campaign.lifecycle.Commands;
import dev.ratiomesh.campaign.lifecycle.Decision;
import dev.ratiomesh.campaign.lifecycle.Refusal;
import dev.ratiomesh.campaign.lifecycle.outbound.CampaignRow;
import dev.ratiomesh.campaign.lifecycle.outbound.CampaignStore;
import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.campaign.CampaignCommand;
import dev.ratiomesh.contracts.campaign.CampaignCommand.StartAll;
import dev.ratiomesh.contracts.campaign.CampaignCommand.StartCampaign;
import dev.ratiomesh.contracts.campaign.CampaignCommand.StopCampaign;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CommandRejected;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.Outgoing;
import dev.ratiomesh.delivery.store.Handler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Carries out commands, or answers why not. */
@ApplicationScoped
class CommandHandler implements Handler<CampaignCommand, CampaignRow> {
    private final CampaignStore campaigns;
    private final Clock clock;

    CommandHandler(CampaignStore campaigns, Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    @Override
    public String aggregateId(CampaignCommand command) {
        return command.key();
    }

    @Override
    public Outcome<CampaignRow> on(@Nullable CampaignRow row, Envelope envelope, CampaignCommand command) {
        if (command instanceof CampaignCommand.ToOne one) {
            Decision decision = Commands.decide(row == null ? null : row.toCampaign(), one, clock.instant());
            return decision instanceof Decision.Changed changed
                    ? Told.changed(row, changed)
                    : Outcome.of(List.of(rejected(one, envelope, ((Decision.Refused) decision).refusal())));
        }
        return Outcome.then(session -> toEach(session, command));
    }

    /** A command to a tenant becomes one command to each of its campaigns that it can concern. */
    private Uni<List<Outgoing>> toEach(Mutiny.Session session, CampaignCommand command) {
        boolean start = command instanceof StartAll;
        var states =
                start ? List.of(Campaign.Status.CREATED, Campaign.Status.STOPPED) : List.of(Campaign.Status.RUNNING);
        return campaigns.ofTenant(session, command.tenantId(), states).map(ids -> ids.stream()
                .map(id -> start ? new StartCampaign(id, command.tenantId()) : new StopCampaign(id, command.tenantId()))
                .map(one -> new Outgoing(Topic.CAMPAIGN_COMMANDS, one.key(), one.tenantId(), one))
                .toList());
    }

    private Outgoing rejected(CampaignCommand.ToOne command, Envelope envelope, Refusal refusal) {
        var rejected = new CommandRejected(
                command.campaignId(),
                command.tenantId(),
                envelope.id(),
                envelope.type(),
                refusal.code(),
                refusal.detail(),
                clock.instant());
        return new Outgoing(Topic.CAMPAIGN_EVENTS, command.campaignId(), command.tenantId(), rejected);
    }
}
