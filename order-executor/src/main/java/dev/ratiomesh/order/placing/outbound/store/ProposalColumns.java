package dev.ratiomesh.order.placing.outbound.store;

import dev.ratiomesh.order.placing.caps.Money;
import dev.ratiomesh.order.placing.state.AdProvider;
import dev.ratiomesh.order.placing.state.OrderProposal;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Maps the proposal of an order to columns, which are written once. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ProposalColumns {
    @Column(name = "campaign_id")
    String campaignId;

    @Column(name = "tenant_id")
    String tenantId;

    @Column(name = "video_id")
    String videoId;

    @Column(name = "title")
    String title;

    @Column(name = "provider")
    String provider;

    @Column(name = "account")
    String account;

    @Column(name = "currency")
    String currency;

    @Column(name = "budget", precision = 19, scale = 6)
    BigDecimal budget;

    @Column(name = "order_cap", precision = 19, scale = 6)
    BigDecimal orderCap;

    @Column(name = "days")
    int days;

    @Column(name = "planned_views")
    long plannedViews;

    @Column(name = "gap")
    double gap;

    @Column(name = "target_observed_at")
    Instant targetObservedAt;

    @Column(name = "model")
    String model;

    @Column(name = "decide_by")
    @Nullable
    Instant decideBy;

    @Column(name = "until")
    Instant until;

    @Column(name = "created_at")
    Instant createdAt;

    static ProposalColumns of(OrderProposal proposal, BigDecimal orderCap) {
        ProposalColumns columns = new ProposalColumns();
        columns.campaignId = proposal.campaignId();
        columns.tenantId = proposal.tenantId();
        columns.videoId = proposal.videoId();
        columns.title = proposal.title();
        columns.provider = proposal.provider().wireName();
        columns.account = proposal.account();
        columns.currency = proposal.budget().currency().getCurrencyCode();
        columns.budget = proposal.budget().amount();
        columns.orderCap = orderCap;
        columns.days = proposal.days();
        columns.plannedViews = proposal.plannedViews();
        columns.gap = proposal.gap();
        columns.targetObservedAt = proposal.targetObservedAt();
        columns.model = proposal.model();
        columns.decideBy = proposal.decideBy();
        columns.until = proposal.until();
        columns.createdAt = proposal.createdAt();
        return columns;
    }

    OrderProposal toProposal(String orderId) {
        return new OrderProposal(
                orderId,
                campaignId,
                tenantId,
                videoId,
                title,
                AdProvider.named(provider).orElseThrow(),
                account,
                money(budget),
                days,
                plannedViews,
                gap,
                targetObservedAt,
                model,
                decideBy,
                until,
                createdAt);
    }

    Money money(BigDecimal amount) {
        return new Money(amount.stripTrailingZeros(), Currency.getInstance(currency));
    }
}
