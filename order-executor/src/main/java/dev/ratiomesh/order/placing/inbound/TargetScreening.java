package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.contracts.target.TargetFact;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.delivery.DeadLetterReason;
import dev.ratiomesh.delivery.DeadLetters;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.LaneContext;
import dev.ratiomesh.delivery.ReceivedEvent;
import dev.ratiomesh.delivery.TraceContexts;
import dev.ratiomesh.delivery.TransientFailures;
import dev.ratiomesh.delivery.UndecodableMessageException;
import dev.ratiomesh.order.placing.outbound.store.CampaignRow;
import dev.ratiomesh.order.placing.outbound.store.CampaignStore;
import dev.ratiomesh.order.placing.proposal.CampaignBrief;
import dev.ratiomesh.order.placing.proposal.OrderPolicy;
import dev.ratiomesh.order.placing.proposal.ProposalDecision;
import dev.ratiomesh.order.placing.proposal.ProposalDecision.ProposalInput;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Turns targets into orders or refusals. One read of all their campaigns shows that most targets lead to nothing new; each
 * remaining target gets a transaction of its own, so that locks are few and always taken in the same order.
 */
@ApplicationScoped
class TargetScreening {
    private static final Logger LOG = Logger.getLogger(TargetScreening.class);

    private final LaneContext lanes;
    private final CampaignStore campaigns;
    private final OrderProposer proposer;
    private final DecisionContext context;
    private final TraceContexts traces;

    TargetScreening(
            LaneContext lanes,
            CampaignStore campaigns,
            OrderProposer proposer,
            DecisionContext context,
            TraceContexts traces) {
        this.lanes = lanes;
        this.campaigns = campaigns;
        this.proposer = proposer;
        this.context = context;
        this.traces = traces;
    }

    /** @param targets at most one of each campaign, all with the verdict BEHIND */
    Uni<Void> screen(List<ReceivedEvent<TargetFact>> targets) {
        if (targets.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return selectRelevant(targets)
                .chain(relevant -> Multi.createFrom()
                        .iterable(relevant)
                        .onItem()
                        .transformToUniAndConcatenate(this::propose)
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    /** Selects the targets that may lead to an order or to a refusal that was not published yet. */
    private Uni<List<ReceivedEvent<TargetFact>>> selectRelevant(List<ReceivedEvent<TargetFact>> targets) {
        Set<String> ids =
                targets.stream().map(target -> target.event().campaignId()).collect(Collectors.toSet());
        return campaigns.read(ids).chain(rows -> {
            Map<String, CampaignBrief> byId = rows.stream()
                    .map(CampaignRow::toCampaign)
                    .collect(Collectors.toMap(campaign -> campaign.brief().campaignId(), Function.identity()));
            return context.policyFor(byId.values()).map(policy -> targets.stream()
                    .filter(target -> isRelevant(byId, target, policy))
                    .toList());
        });
    }

    private boolean isRelevant(Map<String, CampaignBrief> byId, ReceivedEvent<TargetFact> target, OrderPolicy policy) {
        return Optional.ofNullable(byId.get(target.event().campaignId()))
                .filter(campaign -> isRelevant(campaign, target, policy))
                .isPresent();
    }

    private boolean isRelevant(CampaignBrief campaign, ReceivedEvent<TargetFact> target, OrderPolicy policy) {
        try {
            // Campaigns with an order in flight are excluded before; the proposal checks it again under the lock.
            ProposalDecision decision = ProposalDecision.decide(
                    new ProposalInput(campaign, (TargetComputed) target.event(), false, context.now(), policy));
            return decision instanceof ProposalDecision.CapCheckPending
                    || (decision instanceof ProposalDecision.Refuse refuse
                            && refuse.refusal().code() != campaign.lastRefusal());
        } catch (RuntimeException e) {
            // The proposal fails in the same way, and this target alone becomes a dead letter there.
            return true;
        }
    }

    private Uni<Void> propose(ReceivedEvent<TargetFact> target) {
        Span span = traces.handling("targets", target.envelope());
        Envelope cause = target.envelope().withTraceparent(traces.parent(span));
        return Uni.createFrom()
                .deferred(() -> proposer.propose((TargetComputed) target.event(), cause))
                .onFailure(failure -> !TransientFailures.isTransient(failure))
                .recoverWithUni(failure -> deadLetter(target, failure))
                .onTermination()
                .invoke(() -> span.end());
    }

    /**
     * Sends the target to the dead letters. Nothing of it is committed, and the other campaigns of the poll are not
     * affected.
     */
    private Uni<Void> deadLetter(ReceivedEvent<TargetFact> target, Throwable failure) {
        LOG.errorf(
                failure,
                "No decision on a target of campaign=%s",
                target.event().campaignId());
        UndecodableMessageException cause =
                new UndecodableMessageException(DeadLetterReason.HANDLER_FAILED, failure.toString());
        return lanes.sendDeadLetters(List.of(new DeadLetters.DeadLetter(target.record(), cause)));
    }
}
