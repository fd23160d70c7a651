package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.work.Backoff;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.OrderConfig.CurrencyTerms;
import dev.ratiomesh.order.learning.Belief;
import dev.ratiomesh.order.placing.Agenda;
import dev.ratiomesh.order.placing.Commands;
import dev.ratiomesh.order.placing.Policy;
import dev.ratiomesh.order.placing.Provider;
import dev.ratiomesh.order.placing.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/** The configuration as the decisions know it. */
@ApplicationScoped
class Configured implements Policy.Lookup {
    private static final String ALL_OTHERS = "default";

    private final OrderConfig config;

    Configured(OrderConfig config) {
        this.config = config;
    }

    @Produces
    Policy policy() {
        return new Policy(this, config.approvalWithin(), config.sendWithin(), config.staleAfter());
    }

    @Produces
    Agenda agenda() {
        OrderConfig.Work work = config.work();
        return new Agenda(work.reportEvery(), work.settleAfter(), work.correctionsEvery(), work.correctionsFor());
    }

    @Produces
    Commands commands() {
        return new Commands(config.work().quiet());
    }

    @Produces
    Backoff pauses() {
        return new Backoff(config.work().firstPause(), config.work().longestPause());
    }

    @Override
    public Optional<Terms> terms(Provider provider, String currency) {
        return of(currency)
                .map(terms -> new Terms(
                        provider == Provider.GOOGLE_ADS ? terms.minimumPerDay() : BigDecimal.ZERO,
                        config.googleAds().maximum(),
                        step(currency),
                        config.days()));
    }

    /** For every provider and genre alike; settled orders sharpen it in {@link Rulebook}. */
    @Override
    public Optional<Belief> belief(Provider provider, String genre, String currency) {
        return of(currency).map(terms -> Belief.configured(config.likesPerReach(), terms.costPerView()));
    }

    @Override
    public Optional<BigDecimal> tenantMonthCap(String tenantId, String currency) {
        Map<String, BigDecimal> own = config.tenantMonthCap().get(tenantId);
        Map<String, BigDecimal> caps = own == null ? config.tenantMonthCap().get(ALL_OTHERS) : own;
        return Optional.ofNullable(caps).map(each -> each.get(currency));
    }

    private Optional<CurrencyTerms> of(String currency) {
        return Optional.ofNullable(config.currencies().get(currency));
    }

    /** The smallest amount of the currency, for example a cent. */
    private static BigDecimal step(String currency) {
        return BigDecimal.ONE.movePointLeft(Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
