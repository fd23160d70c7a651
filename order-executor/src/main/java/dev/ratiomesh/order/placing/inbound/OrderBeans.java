package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.delivery.secrets.KeyRotation;
import dev.ratiomesh.delivery.secrets.Keyring;
import dev.ratiomesh.delivery.secrets.SealedRows;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.OrderConfig.CurrencyTerms;
import dev.ratiomesh.order.learning.ReachEstimate;
import dev.ratiomesh.order.placing.execution.OrderCommandRules;
import dev.ratiomesh.order.placing.execution.OrderSchedule;
import dev.ratiomesh.order.placing.outbound.credentials.ProviderAccountId;
import dev.ratiomesh.order.placing.proposal.OrderPolicy;
import dev.ratiomesh.order.placing.proposal.OrderPolicy.ProviderTerms;
import dev.ratiomesh.order.placing.state.AdProvider;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * Produces the pure objects that decide about orders, and the keys of stored tokens, from the configuration. A bad key
 * stops the start: a service that cannot decrypt its tokens must not look healthy.
 */
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

    @Produces
    @Singleton
    Keyring keyring() {
        return Keyring.of(config.credentials(), "orders.credentials");
    }

    @Produces
    @Singleton
    KeyRotation<ProviderAccountId> keyRotation(Keyring keys, SealedRows<ProviderAccountId> rows) {
        return new KeyRotation<>(keys, config.credentials(), rows);
    }

    void start(@Observes StartupEvent starting, PollingTimers timers, KeyRotation<ProviderAccountId> rotation) {
        rotation.start(timers);
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

    /**
     * Returns the configured estimate, equal for every provider and genre; {@link DecisionContext} adds settled orders.
     */
    @Override
    public Optional<ReachEstimate> reachEstimate(AdProvider provider, String genre, String currency) {
        return currencyTerms(currency)
                .map(terms -> ReachEstimate.configured(config.likesPerReach(), terms.costPerView()));
    }

    @Override
    public Optional<BigDecimal> tenantMonthCap(String tenantId, String currency) {
        Map<String, BigDecimal> tenantCaps = config.tenantMonthCap().get(tenantId);
        Map<String, BigDecimal> caps =
                tenantCaps == null ? config.tenantMonthCap().get(DEFAULT_TENANT) : tenantCaps;
        return Optional.ofNullable(caps).map(byCurrency -> byCurrency.get(currency));
    }

    private Optional<CurrencyTerms> currencyTerms(String currency) {
        return Optional.ofNullable(config.currencies().get(currency));
    }

    /** Returns the smallest amount of the currency, for example 0.01 for USD. */
    private static BigDecimal smallestAmount(String currency) {
        return BigDecimal.ONE.movePointLeft(Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
