package dev.ratiomesh.order.placing.outbound.googleads;

import dev.ratiomesh.order.OrderConfig;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Whether Google still speaks the configured version, as far as its answers have shown. */
@ApplicationScoped
public class ApiVersionCheck {
    private static final Logger LOG = Logger.getLogger(ApiVersionCheck.class);

    private final String configured;
    private volatile boolean dead;

    public ApiVersionCheck(OrderConfig config) {
        this.configured = config.googleAds().version();
    }

    void saw(GoogleAdsError failure) {
        if (failure.isUnsupportedVersion() && !dead) {
            dead = true;
            LOG.errorf(
                    "Google Ads no longer speaks version=%s; set orders.google-ads.version. It says: %s",
                    configured, failure.words());
        }
    }

    String configured() {
        return configured;
    }

    boolean isSupported() {
        return !dead;
    }
}
