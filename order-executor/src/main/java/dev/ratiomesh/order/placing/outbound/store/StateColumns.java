package dev.ratiomesh.order.placing.outbound.store;

import static java.util.Objects.requireNonNull;

import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.order.placing.state.ClosedOrder;
import dev.ratiomesh.order.placing.state.InDoubtOrder;
import dev.ratiomesh.order.placing.state.LiveOrder;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.ManualConfirmation;
import dev.ratiomesh.order.placing.state.Order.ProviderValidation;
import dev.ratiomesh.order.placing.state.OrderProposal;
import dev.ratiomesh.order.placing.state.ProviderPlacement;
import dev.ratiomesh.order.placing.state.SendAttempt;
import dev.ratiomesh.order.placing.state.UnsentOrder;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Maps the state of an order to columns. Columns that a later state does not use keep their values. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class StateColumns {
    @Column(name = "state")
    String state;

    @Column(name = "version")
    long version;

    @Column(name = "spent", precision = 19, scale = 6)
    BigDecimal spent;

    @Column(name = "views")
    long views;

    @Column(name = "provider_reference")
    @Nullable
    String providerReference;

    @Column(name = "ends_at")
    @Nullable
    Instant endsAt;

    @Embedded
    AttemptColumns attempt = new AttemptColumns();

    @Column(name = "stopped_at")
    @Nullable
    Instant stoppedAt;

    @Column(name = "settled_at")
    @Nullable
    Instant settledAt;

    @Column(name = "detail")
    @Nullable
    String detail;

    /** Null when all its columns are null, as Hibernate reads it. */
    @Embedded
    @Nullable
    ValidationColumns validation;

    @Embedded
    ConfirmationColumns confirmation = new ConfirmationColumns();

    void apply(Order order) {
        state = order.state().name();
        version = order.version();
        spent = order.spent().amount();
        views = order.views();
        providerReference = order.providerReference();
        endsAt = order.endsAt();
        if (order instanceof InDoubtOrder inDoubt) {
            attempt.apply(inDoubt.attempt());
        }
        if (order instanceof InDoubtOrder.Unconfirmed unconfirmed) {
            detail = unconfirmed.detail();
        }
        if (order instanceof LiveOrder live) {
            apply(live.placement());
        }
        if (order instanceof UnsentOrder unsent) {
            apply(unsent.validation());
        }
        if (order instanceof ClosedOrder.Refused refused) {
            apply(refused.validation());
        }
        if (order instanceof ClosedOrder.Settled settled) {
            settledAt = settled.settledAt();
        }
    }

    Order toOrder(OrderProposal proposal, ProposalColumns columns) {
        return switch (OrderState.valueOf(state)) {
            case PROPOSED -> new UnsentOrder.Proposed(proposal, version, validation());
            case APPROVED -> new UnsentOrder.Approved(proposal, version, validation());
            case SENDING -> new InDoubtOrder.Sending(proposal, version, attempt());
            case UNCONFIRMED -> new InDoubtOrder.Unconfirmed(proposal, version, attempt(), requireNonNull(detail));
            case PLACED -> new LiveOrder.Placed(proposal, version, placement(columns));
            case RUNNING -> new LiveOrder.Running(proposal, version, placement(columns));
            case SETTLED -> new ClosedOrder.Settled(proposal, version, placement(columns), requireNonNull(settledAt));
            case REFUSED -> new ClosedOrder.Refused(proposal, version, endsAt, validation());
            case REJECTED -> new ClosedOrder.Rejected(proposal, version);
            case CANCELLED -> new ClosedOrder.Cancelled(proposal, version, endsAt);
            case UNKNOWN -> throw new IllegalStateException("order " + proposal.orderId() + " has no known state");
        };
    }

    /** Returns the provider's validation, null before its response or when a person is the provider. */
    @Nullable
    ProviderValidation validation() {
        return validation == null ? null : validation.toValidation();
    }

    private void apply(@Nullable ProviderValidation result) {
        if (result != null) {
            validation = ValidationColumns.of(result);
        }
    }

    private void apply(ProviderPlacement placement) {
        stoppedAt = placement.stoppedAt();
        confirmation.apply(placement.manualConfirmation());
    }

    private SendAttempt attempt() {
        return attempt.toAttempt(endsAt);
    }

    private ProviderPlacement placement(ProposalColumns columns) {
        return new ProviderPlacement(
                requireNonNull(providerReference),
                requireNonNull(endsAt),
                columns.money(spent),
                views,
                stoppedAt,
                confirmation.pending ? confirmation.toConfirmation(attempt()) : null);
    }

    /** Maps the last attempt to place an order. */
    @Embeddable
    static class AttemptColumns {
        @Column(name = "attempt")
        int number;

        @Column(name = "sent_at")
        @Nullable
        Instant sentAt;

        @Column(name = "request_hash")
        @Nullable
        String requestHash;

        @Column(name = "unsure_since")
        @Nullable
        Instant inDoubtSince;

        @Column(name = "answered")
        boolean answered;

        void apply(SendAttempt sent) {
            number = sent.number();
            sentAt = sent.sentAt();
            requestHash = sent.requestHash();
            inDoubtSince = sent.inDoubtSince();
            answered = sent.outcomeKnown();
        }

        /** @param endsAt the end of the order, equal for all attempts */
        SendAttempt toAttempt(@Nullable Instant endsAt) {
            return new SendAttempt(
                    number,
                    requireNonNull(sentAt),
                    requireNonNull(endsAt),
                    requireNonNull(requestHash),
                    inDoubtSince,
                    answered);
        }
    }

    /** Maps the result of the provider's validation. */
    @Embeddable
    static class ValidationColumns {
        @Column(name = "validated_at")
        @Nullable
        Instant at;

        @Column(name = "validation_passed")
        @Nullable
        Boolean passed;

        @Column(name = "findings")
        @Nullable
        String findings;

        static ValidationColumns of(ProviderValidation validation) {
            ValidationColumns columns = new ValidationColumns();
            columns.at = validation.at();
            columns.passed = validation.passed();
            columns.findings = validation.findings();
            return columns;
        }

        /** Returns the provider's validation, null before its response or when a person is the provider. */
        @Nullable
        ProviderValidation toValidation() {
            return at == null || passed == null || findings == null
                    ? null
                    : new ProviderValidation(at, passed, findings);
        }
    }

    /**
     * Maps a person's statement that an order is at the provider; it stays stored after the provider has confirmed it.
     */
    @Embeddable
    static class ConfirmationColumns {
        @Column(name = "vouched")
        boolean pending;

        @Column(name = "vouched_by")
        @Nullable
        String confirmedBy;

        @Column(name = "vouched_why")
        @Nullable
        String reason;

        /** @param statement null when the provider itself has confirmed the placement */
        void apply(@Nullable ManualConfirmation statement) {
            pending = statement != null;
            if (statement != null) {
                confirmedBy = statement.by();
                reason = statement.reason();
            }
        }

        /** Returns null when the provider itself has confirmed the placement. */
        @Nullable
        ManualConfirmation toConfirmation(SendAttempt attempt) {
            return pending && confirmedBy != null ? new ManualConfirmation(confirmedBy, reason, attempt) : null;
        }
    }
}
