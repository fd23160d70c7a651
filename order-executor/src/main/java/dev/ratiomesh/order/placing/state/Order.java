package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.contracts.order.OrderView;
import dev.ratiomesh.order.placing.caps.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An advertising order. Each state is a type of its own and has only its legal transitions; every {@link Transition} carries
 * the next state and its events. {@code version} grows by one with each transition. The showing of an order is the time in
 * which the provider shows its ad.
 *
 * <pre>
 *                    reject            cancel, also when it expired
 *  PROPOSED ───────────────► REJECTED         ┌──────────► CANCELLED ◄──────────────┐
 *     │  └────────────────────────────────────┤                                     │
 *     │ approve                               │                                     │ abandon: certainly
 *     ▼                    cancel             │                                     │ not at the provider
 *  APPROVED ──────────────────────────────────┘                                     │
 *     │ send: attempt, request hash and epoch are committed before the socket opens │
 *     ▼         resend: looked up, not there                                        │
 *  SENDING ◄──────┐ ────────────────────────────────────────────────────────────► (┤)
 *     │  │  └─────┘      refused                                                    │
 *     │  ├──────────────────────► REFUSED                                           │
 *     │  │ unconfirmed: the provider cannot tell                                    │
 *     │  ▼                 resend                                                   │
 *     │ UNCONFIRMED ──────────────► SENDING                                         │
 *     │  │    └─────────────────────────────────────────────────────────────────────┘
 *     │  │ placed: found by its name
 *     ▼  ▼
 *   PLACED ── reported: spending ──► RUNNING ◄─┐ reported
 *     │                                │  └────┘
 *     └──────────── settled ───────────┴──────────► SETTLED ◄─┐ corrected
 *                                                     └───────┘
 *
 *  PROPOSED, APPROVED ── refused: the provider's validation failed ──► REFUSED
 *  APPROVED ── insertionReported: booked by a person, provider insertion ──► PLACED
 *  PLACED, RUNNING ── insertionReported: a person reports cost, views or end ──► RUNNING
 *  UNCONFIRMED ── confirmedManually: a person has found it ──► PLACED ── confirmationRefuted by a report ──► UNCONFIRMED
 *  UNCONFIRMED ── abandon: a person has not found it, after the absence delay ──► CANCELLED
 * </pre>
 *
 * PROPOSED, APPROVED, SENDING, UNCONFIRMED, PLACED and RUNNING are in flight: a campaign has at most one such
 * order, and its money is reserved. REFUSED, REJECTED, CANCELLED and SETTLED have ended and reserve nothing.
 */
public sealed interface Order permits UnsentOrder, InDoubtOrder, LiveOrder, ClosedOrder {

    /** Returns what was proposed; the same in every state. */
    OrderProposal proposal();

    /** Counts the transitions from 1, without a gap. */
    long version();

    /** Returns the state as events name it. */
    OrderState state();

    /**
     * Returns the action that is due now.
     *
     * @param endRequest the request to end the order, null when there is none
     */
    NextAction nextAction(@Nullable EndRequest endRequest, Instant now);

    /** Tells whether the order can still cost money that was not reported. */
    default boolean inFlight() {
        return true;
    }

    /** Returns the cost by the last report; zero until there is one. */
    default Money spent() {
        return Money.zero(proposal().budget().currency());
    }

    /** Returns the views by the last report; 0 until there is one. */
    default long views() {
        return 0;
    }

    /** Returns the provider's reference; null until the order is placed. */
    default @Nullable String providerReference() {
        return null;
    }

    /** Returns when the showing ends; null until the order is sent. */
    default @Nullable Instant endsAt() {
        return null;
    }

    /** Returns what can still be spent and is therefore reserved under every cap. */
    default Money reserved() {
        Money unspent = proposal().budget().minus(spent());
        return inFlight() && unspent.isPositive() ? unspent : Money.zero(unspent.currency());
    }

    /** Returns the most the order can ever cost: what it has spent, and what it can still spend. */
    default Money maximumCost() {
        return spent().plus(reserved());
    }

    /** Returns the budget while the order is in flight; zero afterwards. */
    default Money committed() {
        Money budget = proposal().budget();
        return inFlight() ? budget : Money.zero(budget.currency());
    }

    /** Returns the order as events and pages show it. */
    default OrderView view() {
        OrderProposal proposal = proposal();
        return new OrderView(
                proposal.orderId(),
                proposal.campaignId(),
                proposal.tenantId(),
                proposal.videoId(),
                version(),
                state(),
                proposal.provider().wireName(),
                proposal.account(),
                proposal.budget().currency().getCurrencyCode(),
                proposal.budget().amount(),
                spent().amount(),
                proposal.plannedViews(),
                views(),
                proposal.gap(),
                proposal.targetObservedAt(),
                proposal.model(),
                providerReference(),
                endsAt(),
                proposal.createdAt());
    }

    /**
     * Requests that an order ends as soon as its state allows.
     *
     * @param by the person's name, {@code auto} for the rules
     * @param reason a sentence for people
     */
    record EndRequest(String by, String reason) {
        public static final String AUTO = "auto";

        /** Makes a request by the rules. */
        public static EndRequest auto(String reason) {
            return new EndRequest(AUTO, reason);
        }
    }

    /**
     * Holds the provider's answer to the validation of an order, which places nothing.
     *
     * @param passed whether the provider would accept the order
     * @param findings the provider's own text
     */
    record ProviderValidation(Instant at, boolean passed, String findings) {}

    /**
     * Records that a person has found an order at the provider, which the provider has not confirmed yet.
     *
     * @param reason given by the person; null when none was given
     * @param attempt the attempt with which the order was sent
     */
    record ManualConfirmation(String by, @Nullable String reason, SendAttempt attempt) {}

    /** Names the next action for an order. */
    enum NextAction {
        /** Nothing is due. */
        NONE,
        /** Cancel the order; it was never sent. */
        CANCEL,
        /** Have the provider validate the order without placing it. */
        VALIDATE,
        /** Send the order for the first time. */
        SEND,
        /** Ask the provider whether it has an order of this name, before anything else happens. */
        LOOK_UP,
        /** Read the cost and the views from the provider. */
        REPORT,
        /** Stop the order at the provider. */
        STOP,
        /** Take the last report of a stopped order and release the unspent rest. */
        SETTLE
    }
}
