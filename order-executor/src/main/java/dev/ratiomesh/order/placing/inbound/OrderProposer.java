package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.contracts.order.OrderEvent.OrderRefused;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.runtime.CrashPoint;
import dev.ratiomesh.delivery.store.UnitOfWork;
import dev.ratiomesh.order.placing.caps.CapBalance;
import dev.ratiomesh.order.placing.caps.CapLimit;
import dev.ratiomesh.order.placing.outbound.store.CampaignRow;
import dev.ratiomesh.order.placing.outbound.store.CampaignStore;
import dev.ratiomesh.order.placing.outbound.store.CapLedger;
import dev.ratiomesh.order.placing.outbound.store.OrderStore;
import dev.ratiomesh.order.placing.outbound.store.OrderStore.NewOrder;
import dev.ratiomesh.order.placing.proposal.CampaignBrief;
import dev.ratiomesh.order.placing.proposal.DecisionEvidence;
import dev.ratiomesh.order.placing.proposal.ProposalDecision;
import dev.ratiomesh.order.placing.proposal.ProposalDecision.ProposalInput;
import dev.ratiomesh.order.placing.state.OrderRefusal;
import dev.ratiomesh.order.placing.state.Transition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Decides on one target in one transaction: locks the campaign, applies the rules, locks the caps, and saves the order with
 * its reservation, or publishes the refusal.
 */
@ApplicationScoped
class OrderProposer {
    /** A crash point, by the name that the crash test gives to {@link CrashPoint}. */
    private static final String POINT_PROPOSAL_COMMITTED = "proposal-committed";

    private final UnitOfWork units;
    private final CampaignStore campaigns;
    private final OrderStore orders;
    private final CapLedger ledger;
    private final DecisionContext context;

    OrderProposer(
            UnitOfWork units, CampaignStore campaigns, OrderStore orders, CapLedger ledger, DecisionContext context) {
        this.units = units;
        this.campaigns = campaigns;
        this.orders = orders;
        this.ledger = ledger;
        this.context = context;
    }

    /** @param cause envelope of the target, which later events of the order name as their cause */
    Uni<Void> propose(TargetComputed target, Envelope cause) {
        return decideInTransaction(target, cause).invoke(() -> CrashPoint.reached(POINT_PROPOSAL_COMMITTED));
    }

    private Uni<Void> decideInTransaction(TargetComputed target, Envelope cause) {
        return units.run(session -> campaigns
                .lock(session, target.campaignId())
                .chain(rows ->
                        rows.isEmpty() ? Uni.createFrom().voidItem() : decide(session, rows.get(0), target, cause)));
    }

    private Uni<Void> decide(Mutiny.Session session, CampaignRow row, TargetComputed target, Envelope cause) {
        return orders.hasInFlight(session, target.campaignId())
                .chain(inFlight -> decide(session, row.toCampaign(), target, inFlight))
                .chain(decision -> decision instanceof ProposalDecision.CapCheckPending pending
                        ? reserve(session, row, pending, cause)
                        : refuse(session, row, decision, cause));
    }

    private Uni<ProposalDecision> decide(
            Mutiny.Session session, CampaignBrief campaign, TargetComputed target, boolean inFlight) {
        return context.policyFor(session, campaign)
                .map(policy ->
                        ProposalDecision.decide(new ProposalInput(campaign, target, inFlight, context.now(), policy)));
    }

    private Uni<Void> reserve(
            Mutiny.Session session, CampaignRow row, ProposalDecision.CapCheckPending pending, Envelope cause) {
        return ledger.lock(session, pending.limits()).chain(caps -> {
            ProposalDecision decision = pending.applyCaps(caps);
            return decision instanceof ProposalDecision.Propose propose
                    ? save(session, row, newOrder(pending, propose.transition(), caps, cause))
                    : refuse(session, row, decision, cause);
        });
    }

    private NewOrder newOrder(
            ProposalDecision.CapCheckPending pending, Transition transition, List<CapBalance> caps, Envelope cause) {
        ProposalInput input = pending.input();
        return new NewOrder(
                transition,
                input.campaign().brief().budget().orderCap(),
                pending.limits().stream().map(CapLimit::key).toList(),
                DecisionEvidence.of(pending, caps),
                cause,
                context.dueAt(transition.next(), null));
    }

    private Uni<Void> save(Mutiny.Session session, CampaignRow row, NewOrder order) {
        TargetComputed target = order.evidence().target();
        row.recordOrder(target.views(), target.observedAt());
        return orders.propose(session, order);
    }

    /** Publishes a refusal, once until its code changes. */
    private Uni<Void> refuse(Mutiny.Session session, CampaignRow row, ProposalDecision decision, Envelope cause) {
        if (!(decision instanceof ProposalDecision.Refuse refuse)
                || !row.recordRefusal(refuse.refusal().code())) {
            return Uni.createFrom().voidItem();
        }
        OrderRefusal refusal = refuse.refusal();
        var brief = row.toCampaign().brief();
        return orders.publish(
                session,
                List.of(new OrderRefused(
                        brief.campaignId(), brief.tenantId(), refusal.code(), refusal.detail(), null, context.now())),
                cause);
    }
}
