package dev.ratiomesh.order.placing.outbound.googleads;

import dev.ratiomesh.order.GoogleAdsConfig;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.outbound.googleads.HttpExchange.Response;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Asks Google at start whether the configured version still lives; an order should not be the one to find out. */
@ApplicationScoped
public class AdsVersionProbe {
    private static final Logger LOG = Logger.getLogger(AdsVersionProbe.class);

    private final GoogleAdsHttpClient calls;
    private final ApiVersionCheck version;
    private final GoogleAdsConfig config;

    public AdsVersionProbe(GoogleAdsHttpClient calls, ApiVersionCheck version, OrderConfig config) {
        this.calls = calls;
        this.version = version;
        this.config = config.googleAds();
    }

    void start(@Observes StartupEvent starting) {
        if (config.refreshToken().isPresent() && config.sharedAccounts().isEmpty()) {
            LOG.warn("orders.google-ads.refresh-token is set, but no order goes out with it:"
                    + " orders.google-ads.shared-accounts says for which accounts it may");
        }
        calls.probe()
                .subscribe()
                .with(
                        exchange -> exchange.ifPresentOrElse(
                                this::probed,
                                () -> LOG.warn("There are no credentials for google-ads: its orders wait until an"
                                        + " account is registered (PUT /api/accounts/google-ads/<account>)")),
                        failure -> LOG.warnf("The version of google-ads could not be checked: %s", failure));
    }

    private void probed(HttpExchange exchange) {
        if (exchange instanceof Response answered && answered.status() >= 400) {
            version.recordError(GoogleAdsError.parse(answered.status(), answered.body()));
        } else if (!(exchange instanceof Response)) {
            LOG.warnf("The version of google-ads could not be checked: %s", exchange);
        }
    }
}
