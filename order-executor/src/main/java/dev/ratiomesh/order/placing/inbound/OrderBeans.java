package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.OrderConfig.CurrencyTerms;
import dev.ratiomesh.order.learning.ReachEstimate;
import dev.ratiomesh.order.placing.execution.OrderCommandRules;
import dev.ratiomesh.order.placing.execution.OrderSchedule;
import dev.ratiomesh.order.placing.proposal.OrderPolicy;
import dev.ratiomesh.order.placing.proposal.ProviderTerms;
import dev.ratiomesh.order.placing.state.AdProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/** The configuration as the decisions know it. */
@ApplicationScoped
class OrderBeans implements OrderPolicy.Lookup {
    private static final String DEFAULT_TENANT = "default";

    private final OrderConfig config;

    OrderBeans(OrderConfig config) {
        this.config = config;
    }

    @Produces
    OrderPolicy policy() {
        return new OrderPolicy(this, config.approvalWithin(), config.sendWithin(), config.staleAfter());
    }

    @Produces
    OrderSchedule orderSchedule() {
        OrderConfig.WorkConfig work = config.work();
        return new OrderSchedule(
                work.reportEvery(), work.settleAfter(), work.correctionsEvery(), work.correctionsFor());
    }

    @Produces
    OrderCommandRules commandRules() {
        return new OrderCommandRules(config.work().absenceDelay());
    }

    @Produces
    Backoff retryBackoff() {
        return new Backoff(config.work().retryBackoffInitial(), config.work().retryBackoffMax());
    }

    @Override
    public Optional<ProviderTerms> terms(AdProvider provider, String currency) {
        return currencyTerms(currency)
                .map(terms -> new ProviderTerms(
                        provider == AdProvider.GOOGLE_ADS ? terms.minimumPerDay() : BigDecimal.ZERO,
                        config.googleAds().maxOrderAmount(),
                        smallestAmount(currency),
                        config.days()));
    }

    /** For every provider and genre alike; settled orders sharpen it in {@link DecisionContext}. */
    @Override
    public Optional<ReachEstimate> belief(AdProvider provider, String genre, String currency) {
        return currencyTerms(currency).map(terms -> ReachEstimate.configured(config.likesPerReach(), terms.costPerView()));
    }

    @Override
    public Optional<BigDecimal> tenantMonthCap(String tenantId, String currency) {
        Map<String, BigDecimal> own = config.tenantMonthCap().get(tenantId);
        Map<String, BigDecimal> caps = own == null ? config.tenantMonthCap().get(DEFAULT_TENANT) : own;
        return Optional.ofNullable(caps).map(each -> each.get(currency));
    }

    private Optional<CurrencyTerms> currencyTerms(String currency) {
        return Optional.ofNullable(config.currencies().get(currency));
    }

    /** The smallest amount of the currency, for example a cent. */
    private static BigDecimal smallestAmount(String currency) {
        return BigDecimal.ONE.movePointLeft(Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
