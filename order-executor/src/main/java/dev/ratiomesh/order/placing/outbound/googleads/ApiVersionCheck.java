package dev.ratiomesh.order.placing.outbound.googleads;

import dev.ratiomesh.order.OrderConfig;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Whether Google still speaks the configured version, as far as its answers have shown. */
@ApplicationScoped
public class ApiVersionCheck {
    private static final Logger LOG = Logger.getLogger(ApiVersionCheck.class);

    private final String version;
    private volatile boolean unsupported;

    public ApiVersionCheck(OrderConfig config) {
        this.version = config.googleAds().version();
    }

    void recordError(GoogleAdsError failure) {
        if (failure.isUnsupportedVersion() && !unsupported) {
            unsupported = true;
            LOG.errorf(
                    "Google Ads no longer speaks version=%s; set orders.google-ads.version. It says: %s",
                    version, failure.message());
        }
    }

    String version() {
        return version;
    }

    boolean isSupported() {
        return !unsupported;
    }
}
