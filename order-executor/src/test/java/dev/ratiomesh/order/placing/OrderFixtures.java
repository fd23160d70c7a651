package dev.ratiomesh.order.placing;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.Reach;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.contracts.target.Verdict;
import dev.ratiomesh.order.learning.ReachEstimate;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.placing.caps.CapBalance;
import dev.ratiomesh.order.placing.caps.Money;
import dev.ratiomesh.order.placing.proposal.CampaignBrief;
import dev.ratiomesh.order.placing.proposal.DecisionEvidence;
import dev.ratiomesh.order.placing.proposal.OrderPolicy;
import dev.ratiomesh.order.placing.proposal.OrderPolicy.ProviderTerms;
import dev.ratiomesh.order.placing.proposal.OrderPolicy.ReachPrior;
import dev.ratiomesh.order.placing.proposal.ProposalDecision;
import dev.ratiomesh.order.placing.proposal.ProposalDecision.ProposalInput;
import dev.ratiomesh.order.placing.state.AdProvider;
import dev.ratiomesh.order.placing.state.ClosedOrder;
import dev.ratiomesh.order.placing.state.DeliveryReport;
import dev.ratiomesh.order.placing.state.InDoubtOrder;
import dev.ratiomesh.order.placing.state.LiveOrder;
import dev.ratiomesh.order.placing.state.Order.ManualConfirmation;
import dev.ratiomesh.order.placing.state.Order.ProviderValidation;
import dev.ratiomesh.order.placing.state.OrderProposal;
import dev.ratiomesh.order.placing.state.UnsentOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Makes orders in every state, and the inputs that lead to them. */
public final class OrderFixtures {
    public static final Instant NOON = Fixtures.NOON;
    public static final Currency USD = Currency.getInstance("USD");
    public static final ProviderTerms TERMS =
            new ProviderTerms(new BigDecimal("5.00"), new BigDecimal("100000"), new BigDecimal("0.01"), 7);
    public static final ReachPrior PRIOR = new ReachPrior(0.02, new BigDecimal("0.02"), 0);

    private OrderFixtures() {}

    public static Money usd(String amount) {
        return new Money(new BigDecimal(amount), USD);
    }

    public static OrderPolicy policy() {
        return policy(Optional.empty());
    }

    public static OrderPolicy policy(Optional<BigDecimal> monthCap) {
        return new OrderPolicy(
                new OrderPolicy.Lookup() {
                    @Override
                    public Optional<ProviderTerms> terms(AdProvider provider, String currency) {
                        return Optional.of(TERMS).filter(terms -> currency.equals("USD"));
                    }

                    @Override
                    public Optional<ReachEstimate> reachEstimate(AdProvider provider, String genre, String currency) {
                        return Optional.of(ReachEstimate.configured(PRIOR.likesPerReach(), PRIOR.costPerView()))
                                .filter(estimate -> currency.equals("USD"));
                    }

                    @Override
                    public Optional<BigDecimal> tenantMonthCap(String tenantId, String currency) {
                        return monthCap;
                    }
                },
                Duration.ofHours(24),
                Duration.ofHours(24),
                Duration.ofHours(1));
    }

    public static Brief brief() {
        return Fixtures.brief("c-1", "t-1", Fixtures.budget("200.00", "50.00", "50.00", "25.00"));
    }

    public static Brief brief(String provider, String account) {
        return Fixtures.brief(
                "c-1", "t-1", Fixtures.budget("200.00", "50.00", "50.00", "25.00"), new Reach(provider, account));
    }

    public static CampaignBrief campaign() {
        return new CampaignBrief(brief(), true, null, null);
    }

    public static TargetComputed target(double gap, double perNewView) {
        return Fixtures.target("c-1", "t-1", Verdict.BEHIND, gap, perNewView, 10_000, NOON.minusSeconds(1));
    }

    public static ProposalInput proposalInput(CampaignBrief campaign, TargetComputed target) {
        return new ProposalInput(campaign, target, false, NOON, policy());
    }

    /** Returns the balances of its caps, with nothing reserved or spent. */
    public static List<CapBalance> untouchedCaps(ProposalDecision.CapCheckPending pending) {
        return pending.limits().stream()
                .map(cap -> new CapBalance(cap.key(), cap.limit(), BigDecimal.ZERO, BigDecimal.ZERO))
                .toList();
    }

    /** Returns the evidence of an order of 30 USD, with the deadline of the stored explanation. */
    public static DecisionEvidence evidence() {
        Brief brief = brief();
        Brief dated = new Brief(
                brief.campaignId(),
                brief.tenantId(),
                brief.videoId(),
                brief.title(),
                brief.genre(),
                brief.viewGoal(),
                Instant.parse("2037-01-31T00:00:00Z"),
                brief.cadence(),
                brief.minimumNewViews(),
                brief.timeZone(),
                brief.budget(),
                brief.reach());
        CampaignBrief campaign = new CampaignBrief(dated, true, null, null);
        var pending =
                (ProposalDecision.CapCheckPending) ProposalDecision.decide(proposalInput(campaign, target(15, 0.01)));
        return DecisionEvidence.of(pending, untouchedCaps(pending));
    }

    public static OrderProposal proposal() {
        return new OrderProposal(
                "ord-1",
                "c-1",
                "t-1",
                "x_BjvhMW9TE",
                "First single",
                AdProvider.GOOGLE_ADS,
                "1234567890",
                usd("30.00"),
                6,
                1_500,
                15.5,
                NOON.minusSeconds(1),
                "sha256:0123456789abcdef",
                NOON.plus(Duration.ofHours(24)),
                NOON.plus(Duration.ofDays(9)),
                NOON);
    }

    public static UnsentOrder.Proposed proposed() {
        return (UnsentOrder.Proposed) UnsentOrder.Proposed.propose(proposal()).next();
    }

    /** Returns a proposed order that passed the provider's validation. */
    public static UnsentOrder.Proposed validated() {
        return proposed().validated(new ProviderValidation(NOON, true, "no objection"));
    }

    public static UnsentOrder.Approved approved() {
        return (UnsentOrder.Approved) validated().approve("ann", NOON).next();
    }

    /** Returns an order that a person books. */
    public static UnsentOrder.Proposed insertion() {
        OrderProposal proposal = proposal();
        OrderProposal insertion = new OrderProposal(
                proposal.orderId(),
                proposal.campaignId(),
                proposal.tenantId(),
                proposal.videoId(),
                proposal.title(),
                AdProvider.INSERTION,
                "playlist",
                proposal.budget(),
                proposal.days(),
                proposal.plannedViews(),
                proposal.gap(),
                proposal.targetObservedAt(),
                proposal.model(),
                proposal.decideBy(),
                proposal.until(),
                proposal.createdAt());
        return (UnsentOrder.Proposed) UnsentOrder.Proposed.propose(insertion).next();
    }

    /** Returns an order that a person found at the provider, which has not confirmed it. */
    public static LiveOrder.Placed confirmedManually() {
        return (LiveOrder.Placed) unconfirmed()
                .confirmedManually(
                        "customers/1234567890/campaigns/222",
                        new ManualConfirmation(
                                "ann", "seen in the account", unconfirmed().attempt()),
                        NOON)
                .next();
    }

    public static InDoubtOrder.Sending sending() {
        return (InDoubtOrder.Sending) approved().send("hash-1", NOON).next();
    }

    public static InDoubtOrder.Unconfirmed unconfirmed() {
        return (InDoubtOrder.Unconfirmed)
                sending().unconfirmed("no answer", NOON).next();
    }

    public static LiveOrder.Placed placed() {
        return (LiveOrder.Placed)
                sending().placed("customers/1234567890/campaigns/111", NOON).next();
    }

    public static LiveOrder.Running running() {
        return (LiveOrder.Running)
                placed().reported(report("10.00", 480), NOON).orElseThrow().next();
    }

    public static ClosedOrder.Settled settled() {
        return (ClosedOrder.Settled)
                running().settled(report("12.00", 600), "done", NOON).next();
    }

    public static DeliveryReport report(String cost, long views) {
        return new DeliveryReport(usd(cost), views, false);
    }
}
