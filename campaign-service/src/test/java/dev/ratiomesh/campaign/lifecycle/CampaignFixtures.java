package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.Budget;
import dev.ratiomesh.contracts.campaign.CampaignCommand.AmendCampaign;
import dev.ratiomesh.contracts.campaign.CampaignCommand.CreateCampaign;
import dev.ratiomesh.contracts.campaign.Reach;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** A valid campaign, and changes that invalidate it. */
final class CampaignFixtures {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final Instant DEADLINE = NOON.plus(Duration.ofDays(30));
    static final Budget BUDGET = budget("USD", "200.00", "50.00", "40.00", "25.00");
    static final Reach REACH = new Reach("google-ads", "1234567890");
    static final Brief BRIEF = new Brief(
            "c-1",
            "t-1",
            "x_BjvhMW9TE",
            "First single",
            "J-Pop & Anime",
            500_000,
            DEADLINE,
            Duration.ofSeconds(36),
            500,
            "UTC",
            BUDGET,
            REACH);

    private CampaignFixtures() {}

    static Budget budget(String currency, String cap, String dailyCap, String orderCap, String autoApproveUpTo) {
        return new Budget(
                currency,
                new BigDecimal(cap),
                new BigDecimal(dailyCap),
                new BigDecimal(orderCap),
                new BigDecimal(autoApproveUpTo));
    }

    static CreateCampaign create() {
        return create(null);
    }

    static CreateCampaign create(Boolean autoStart) {
        return new CreateCampaign(
                "c-1",
                "t-1",
                "x_BjvhMW9TE",
                "First single",
                "J-Pop & Anime",
                500_000,
                DEADLINE,
                null,
                null,
                null,
                autoStart,
                BUDGET,
                REACH);
    }

    static AmendCampaign amendTitle(String title) {
        return amend(null, title, null);
    }

    static AmendCampaign amend(Long expectedVersion, String title, Budget budget) {
        return new AmendCampaign("c-1", "t-1", expectedVersion, title, null, null, null, null, null, budget);
    }

    /** Returns the brief with one field changed. */
    static Brief with(UnaryOperator<Spoiled> change) {
        return change.apply(new Spoiled()).brief();
    }

    /** A mutable copy of the brief. */
    static final class Spoiled {
        String campaignId = BRIEF.campaignId();
        String tenantId = BRIEF.tenantId();
        String videoId = BRIEF.videoId();
        String title = BRIEF.title();
        String genre = BRIEF.genre();
        long viewGoal = BRIEF.viewGoal();
        Instant deadline = BRIEF.deadline();
        Duration cadence = BRIEF.cadence();
        long minimumNewViews = BRIEF.minimumNewViews();
        String timeZone = BRIEF.timeZone();
        Budget budget = BRIEF.budget();
        Reach reach = BRIEF.reach();

        Brief brief() {
            return new Brief(
                    campaignId,
                    tenantId,
                    videoId,
                    title,
                    genre,
                    viewGoal,
                    deadline,
                    cadence,
                    minimumNewViews,
                    timeZone,
                    budget,
                    reach);
        }
    }
}
