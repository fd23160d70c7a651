package dev.ratiomesh.order.placing.outbound.store;

import static java.util.Objects.requireNonNull;

import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.order.placing.state.Approved;
import dev.ratiomesh.order.placing.state.Cancelled;
import dev.ratiomesh.order.placing.state.InDoubtOrder;
import dev.ratiomesh.order.placing.state.LiveOrder;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.OrderProposal;
import dev.ratiomesh.order.placing.state.Placed;
import dev.ratiomesh.order.placing.state.Proposed;
import dev.ratiomesh.order.placing.state.ProviderPlacement;
import dev.ratiomesh.order.placing.state.Refused;
import dev.ratiomesh.order.placing.state.Rejected;
import dev.ratiomesh.order.placing.state.Running;
import dev.ratiomesh.order.placing.state.SendAttempt;
import dev.ratiomesh.order.placing.state.Sending;
import dev.ratiomesh.order.placing.state.Settled;
import dev.ratiomesh.order.placing.state.Unconfirmed;
import dev.ratiomesh.order.placing.state.UnsentOrder;
import dev.ratiomesh.order.placing.state.Validation;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an order stands. What a later state no longer speaks of stays written. */
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

    /** Null when no column is set: so Hibernate reads it. */
    @Embedded
    @Nullable
    ValidationColumns validation;

    @Embedded
    VoucherColumns voucher = new VoucherColumns();

    void take(Order order) {
        state = order.state().name();
        version = order.version();
        spent = order.spent().amount();
        views = order.views();
        providerReference = order.providerReference();
        endsAt = order.endsAt();
        if (order instanceof InDoubtOrder unsettled) {
            attempt.take(unsettled.attempt());
        }
        if (order instanceof Unconfirmed unconfirmed) {
            detail = unconfirmed.detail();
        }
        if (order instanceof LiveOrder shown) {
            take(shown.placement());
        }
        if (order instanceof UnsentOrder unsent) {
            take(unsent.validation());
        }
        if (order instanceof Refused refused) {
            take(refused.validation());
        }
        if (order instanceof Settled settled) {
            settledAt = settled.at();
        }
    }

    Order toOrder(OrderProposal proposal, ProposalColumns columns) {
        return switch (OrderState.valueOf(state)) {
            case PROPOSED -> new Proposed(proposal, version, validation());
            case APPROVED -> new Approved(proposal, version, validation());
            case SENDING -> new Sending(proposal, version, attempt());
            case UNCONFIRMED -> new Unconfirmed(proposal, version, attempt(), requireNonNull(detail));
            case PLACED -> new Placed(proposal, version, placement(columns));
            case RUNNING -> new Running(proposal, version, placement(columns));
            case SETTLED -> new Settled(proposal, version, placement(columns), requireNonNull(settledAt));
            case REFUSED -> new Refused(proposal, version, endsAt, validation());
            case REJECTED -> new Rejected(proposal, version);
            case CANCELLED -> new Cancelled(proposal, version, endsAt);
            case UNKNOWN -> throw new IllegalStateException("order " + proposal.orderId() + " is in no state");
        };
    }

    /** Null as long as the provider has not answered, or is a person. */
    @Nullable
    Validation validation() {
        return validation == null ? null : validation.toValidation();
    }

    private void take(@Nullable Validation checked) {
        if (checked != null) {
            validation = ValidationColumns.of(checked);
        }
    }

    private void take(ProviderPlacement placement) {
        stoppedAt = placement.stoppedAt();
        voucher.take(placement.voucher());
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
                voucher.vouched ? voucher.toVoucher(attempt()) : null);
    }
}
