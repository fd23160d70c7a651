package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.contracts.order.OrderEvent.OrderRefused;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.delivery.CrashPoint;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.store.UnitOfWork;
import dev.ratiomesh.order.placing.Campaign;
import dev.ratiomesh.order.placing.CapLimit;
import dev.ratiomesh.order.placing.CapState;
import dev.ratiomesh.order.placing.Decision;
import dev.ratiomesh.order.placing.Evidence;
import dev.ratiomesh.order.placing.Question;
import dev.ratiomesh.order.placing.Refusal;
import dev.ratiomesh.order.placing.Ruling;
import dev.ratiomesh.order.placing.outbound.CampaignRow;
import dev.ratiomesh.order.placing.outbound.Campaigns;
import dev.ratiomesh.order.placing.outbound.Ledger;
import dev.ratiomesh.order.placing.outbound.NewOrder;
import dev.ratiomesh.order.placing.outbound.OrderStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** One target, one transaction: the campaign is locked, the rules are asked, and the money is reserved with the order. */
@ApplicationScoped
class Proposing {
    private static final String KILL_COMMITTED = "proposal-committed";

    private final UnitOfWork units;
    private final Campaigns campaigns;
    private final OrderStore orders;
    private final Ledger ledger;
    private final Rulebook rulebook;

    Proposing(UnitOfWork units, Campaigns campaigns, OrderStore orders, Ledger ledger, Rulebook rulebook) {
        this.units = units;
        this.campaigns = campaigns;
        this.orders = orders;
        this.ledger = ledger;
        this.rulebook = rulebook;
    }

    Uni<Void> propose(TargetComputed target, Envelope cause) {
        return inOneTransaction(target, cause).invoke(() -> CrashPoint.reached(KILL_COMMITTED));
    }

    private Uni<Void> inOneTransaction(TargetComputed target, Envelope cause) {
        return units.run(session -> campaigns
                .lock(session, target.campaignId())
                .chain(rows ->
                        rows.isEmpty() ? Uni.createFrom().voidItem() : decide(session, rows.get(0), target, cause)));
    }

    private Uni<Void> decide(Mutiny.Session session, CampaignRow row, TargetComputed target, Envelope cause) {
        return orders.hasInFlight(session, target.campaignId())
                .chain(inFlight -> rule(session, row.toCampaign(), target, inFlight))
                .chain(ruling -> ruling instanceof Ruling.Considering considering
                        ? reserve(session, row, considering, cause)
                        : refuse(session, row, ruling, cause));
    }

    private Uni<Ruling> rule(Mutiny.Session session, Campaign campaign, TargetComputed target, boolean inFlight) {
        return rulebook.policy(session, campaign)
                .map(policy -> Ruling.of(new Question(campaign, target, inFlight, rulebook.now(), policy)));
    }

    private Uni<Void> reserve(Mutiny.Session session, CampaignRow row, Ruling.Considering considering, Envelope cause) {
        return ledger.lock(session, considering.limits()).chain(caps -> {
            Ruling ruling = considering.within(caps);
            return ruling instanceof Ruling.Proposing proposing
                    ? write(session, row, order(considering, proposing.decision(), caps, cause))
                    : refuse(session, row, ruling, cause);
        });
    }

    private NewOrder order(Ruling.Considering considering, Decision decision, List<CapState> caps, Envelope cause) {
        Question question = considering.question();
        return new NewOrder(
                decision,
                question.campaign().brief().budget().orderCap(),
                considering.limits().stream().map(CapLimit::key).toList(),
                Evidence.of(considering, caps),
                cause,
                rulebook.dueAt(decision.next(), null));
    }

    private Uni<Void> write(Mutiny.Session session, CampaignRow row, NewOrder order) {
        TargetComputed target = order.evidence().target();
        row.ordered(target.views(), target.observedAt());
        return orders.propose(session, order);
    }

    /** Said once until its code changes. */
    private Uni<Void> refuse(Mutiny.Session session, CampaignRow row, Ruling ruling, Envelope cause) {
        if (!(ruling instanceof Ruling.Refusing refusing)
                || !row.refused(refusing.refusal().code())) {
            return Uni.createFrom().voidItem();
        }
        Refusal refusal = refusing.refusal();
        var brief = row.toCampaign().brief();
        return orders.say(
                session,
                List.of(new OrderRefused(
                        brief.campaignId(), brief.tenantId(), refusal.code(), refusal.detail(), null, rulebook.now())),
                cause);
    }
}
