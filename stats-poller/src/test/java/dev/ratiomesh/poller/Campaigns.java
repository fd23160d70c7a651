package dev.ratiomesh.poller;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.Budget;
import dev.ratiomesh.contracts.campaign.CampaignEvent;
import dev.ratiomesh.contracts.campaign.Reach;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.Publisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Publishes the events of campaign-service. */
@ApplicationScoped
public class Campaigns {
    public static final Duration CADENCE = Duration.ofSeconds(36);
    public static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

    private final Publisher publisher;
    private final Clock clock;

    Campaigns(Publisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Created as version 1 and started as version 2. */
    public void start(String campaignId, String videoId) {
        publish(new CampaignEvent.CampaignCreated(brief(campaignId, videoId), 1, clock.instant()));
        publish(new CampaignEvent.CampaignStarted(brief(campaignId, videoId), 2, clock.instant()));
    }

    public void stop(String campaignId, String videoId, long version) {
        publish(new CampaignEvent.CampaignStopped(brief(campaignId, videoId), version, clock.instant()));
    }

    public void delete(String campaignId, String videoId, long version) {
        publish(new CampaignEvent.CampaignDeleted(brief(campaignId, videoId), version, clock.instant()));
    }

    public void publish(CampaignEvent event) {
        var outgoing = new OutgoingEvent(Topic.CAMPAIGN_EVENTS, event.campaignId(), event.tenantId(), event);
        send(outgoing);
    }

    public void send(OutgoingEvent outgoing) {
        String trace = "00-" + TRACE_ID + "-b7ad6b7169203331-01";
        publisher
                .sendAll(List.of(publisher.state(outgoing, UUID.randomUUID().toString(), trace)))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    public Brief brief(String campaignId, String videoId) {
        BigDecimal ten = new BigDecimal("10.00");
        return new Brief(
                campaignId,
                "t-1",
                videoId,
                "First single",
                "J-Pop & Anime",
                500_000,
                clock.instant().plus(Duration.ofDays(90)),
                CADENCE,
                500,
                "UTC",
                new Budget("USD", ten, ten, ten, ten),
                new Reach("google-ads", "1234567890"));
    }
}
