package dev.ratiomesh.order.placing.outbound.googleads;

import dev.ratiomesh.order.GoogleAdsConfig;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.outbound.googleads.GoogleAdsHttpClient.HttpExchange;
import dev.ratiomesh.order.placing.outbound.googleads.GoogleAdsHttpClient.HttpExchange.Response;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Shows in the readiness whether Google still supports the configured API version. It sends one request at start, so that
 * no order has to find out, and reads the errors of all later responses. The service stays ready with an unsupported
 * version: approvals, caps and queries still work, and a restart would not bring the version back.
 */
@Readiness
@Default // a bean with another qualifier is otherwise not injected by its type alone
@ApplicationScoped
public class ApiVersionCheck implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(ApiVersionCheck.class);

    private final GoogleAdsHttpClient http;
    private final GoogleAdsConfig config;
    private volatile boolean unsupported;

    public ApiVersionCheck(GoogleAdsHttpClient http, OrderConfig config) {
        this.http = http;
        this.config = config.googleAds();
    }

    void start(@Observes StartupEvent starting) {
        if (config.refreshToken().isPresent() && config.sharedAccounts().isEmpty()) {
            LOG.warn("orders.google-ads.refresh-token is set but used for no account:"
                    + " orders.google-ads.shared-accounts names the accounts that may use it");
        }
        http.probe()
                .subscribe()
                .with(
                        exchange -> exchange.ifPresentOrElse(
                                this::checkExchange,
                                () -> LOG.warn("There are no credentials for google-ads: its orders wait until an"
                                        + " account is registered (PUT /api/accounts/google-ads/<account>)")),
                        failure -> LOG.warnf("The API version of google-ads could not be checked: %s", failure));
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("google-ads")
                .up()
                .withData("version", config.version())
                .withData("supported", isSupported())
                .build();
    }

    /** Notes an error of the API; logs the first that says that the version is not supported. */
    void recordError(GoogleAdsError error) {
        if (error.isUnsupportedVersion() && !unsupported) {
            unsupported = true;
            LOG.errorf(
                    "Google Ads no longer supports version=%s; set orders.google-ads.version. Its message: %s",
                    config.version(), error.message());
        }
    }

    /** Returns false once a response has said that the version is not supported. */
    boolean isSupported() {
        return !unsupported;
    }

    private void checkExchange(HttpExchange exchange) {
        if (exchange instanceof Response response && response.status() >= 400) {
            recordError(GoogleAdsError.parse(response.status(), response.body()));
        } else if (!(exchange instanceof Response)) {
            LOG.warnf("The API version of google-ads could not be checked: %s", exchange);
        }
    }
}
