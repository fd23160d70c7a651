package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.contracts.order.OrderView;
import dev.ratiomesh.order.placing.caps.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An advertising order. Each state is a type of its own and has only the steps that are legal from it; every step gives a
 * {@link Transition} with the next state and what is said. {@code version} grows by one with each step.
 *
 * <pre>
 *                    reject            cancel, or its time ran out
 *  PROPOSED ───────────────► REJECTED        ┌──────────► CANCELLED ◄─────────────┐
 *     │  └───────────────────────────────────┤                                    │
 *     │ approve                               │                                    │ givenUp: surely
 *     ▼                    cancel             │                                    │ not at the provider
 *  APPROVED ──────────────────────────────────┘                                    │
 *     │ send: attempt, request hash and epoch are committed before the socket opens│
 *     ▼          again: looked up, not there                                       │
 *  SENDING ◄──────┐ ────────────────────────────────────────────────────────────► (┤)
 *     │  │  └─────┘      refused                                                    │
 *     │  ├──────────────────────► REFUSED                                           │
 *     │  │ unconfirmed: the provider cannot say                                     │
 *     │  ▼                 again                                                    │
 *     │ UNCONFIRMED ──────────────► SENDING                                         │
 *     │  │    └─────────────────────────────────────────────────────────────────────┘
 *     │  │ placed: found by its name
 *     ▼  ▼
 *   PLACED ── reported: spending ──► RUNNING ◄─┐ reported
 *     │                                │  └────┘
 *     └──────────── settled ───────────┴──────────► SETTLED ◄─┐ corrected
 *                                                     └───────┘
 *
 *  PROPOSED, APPROVED ── the provider, asked to check it, would not take it ──► REFUSED
 *  APPROVED ── booked by a person, for the provider insertion ──► PLACED
 *  UNCONFIRMED ── placed: a person says where it is ──► PLACED ── the provider knows it otherwise ──► UNCONFIRMED
 *  UNCONFIRMED ── givenUp: a person says that it is not there, once that can be believed ──► CANCELLED
 * </pre>
 *
 * PROPOSED to UNCONFIRMED and PLACED, RUNNING are in flight: a campaign has at most one such order, and its money is held.
 * REFUSED, REJECTED, CANCELLED and SETTLED have ended and hold nothing.
 */
public sealed interface Order permits UnsentOrder, InDoubtOrder, LiveOrder, ClosedOrder {

    OrderProposal proposal();

    /** Counts the steps from 1, without a gap. */
    long version();

    OrderState state();

    /** What is due now; {@code ending} is the wish to end it, null when there is none. */
    NextAction nextAction(@Nullable EndRequest ending, Instant now);

    /** Whether it can still cost money that has not been reported. */
    default boolean inFlight() {
        return true;
    }

    /** By the last report; zero until there is one. */
    default Money spent() {
        return Money.zero(proposal().budget().currency());
    }

    /** By the last report; 0 until there is one. */
    default long views() {
        return 0;
    }

    default @Nullable String providerReference() {
        return null;
    }

    /** When the provider stops showing it; null until it is sent. */
    default @Nullable Instant endsAt() {
        return null;
    }

    /** What can still be spent and is therefore held under every cap. */
    default Money reserved() {
        Money rest = proposal().budget().minus(spent());
        return inFlight() && rest.isPositive() ? rest : Money.zero(rest.currency());
    }

    /** The most it can ever cost: what it has spent, and what it can still spend. */
    default Money maximumCost() {
        return spent().plus(reserved());
    }

    /** The most it can come to by its own budget; nothing once it has ended. */
    default Money committed() {
        Money budget = proposal().budget();
        return inFlight() ? budget : Money.zero(budget.currency());
    }

    /** As everybody else sees it. */
    default OrderView view() {
        OrderProposal all = proposal();
        return new OrderView(
                all.orderId(),
                all.campaignId(),
                all.tenantId(),
                all.videoId(),
                version(),
                state(),
                all.provider().wireName(),
                all.account(),
                all.budget().currency().getCurrencyCode(),
                all.budget().amount(),
                spent().amount(),
                all.plannedViews(),
                views(),
                all.gap(),
                all.targetObservedAt(),
                all.model(),
                providerReference(),
                endsAt(),
                all.createdAt());
    }

    /**
     * An order is to end as soon as its state allows.
     *
     * @param by who wants it, {@code auto} for the rules
     * @param reason in words
     */
    record EndRequest(String by, String reason) {
        public static final String AUTO = "auto";

        public static EndRequest auto(String reason) {
            return new EndRequest(AUTO, reason);
        }
    }

    /**
     * What the provider said when it was asked to check an order without placing it.
     *
     * @param passed whether it would take the order
     * @param findings in its own words
     */
    record ProviderValidation(Instant at, boolean passed, String findings) {}

    /**
     * A person has said where an order is at the provider, which the provider has not confirmed yet.
     *
     * @param attempt with which it was sent
     */
    record ManualConfirmation(String by, @Nullable String reason, SendAttempt attempt) {}
}
