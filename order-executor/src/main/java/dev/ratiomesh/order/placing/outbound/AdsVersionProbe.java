package dev.ratiomesh.order.placing.outbound;

import dev.ratiomesh.order.placing.outbound.Exchange.Answered;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Asks Google at start whether the configured version still lives; an order should not be the one to find out. */
@ApplicationScoped
class AdsVersionProbe {
    private static final Logger LOG = Logger.getLogger(AdsVersionProbe.class);

    private final AdsCalls calls;
    private final AdsVersion version;
    private final GoogleToken token;

    AdsVersionProbe(AdsCalls calls, AdsVersion version, GoogleToken token) {
        this.calls = calls;
        this.version = version;
        this.token = token;
    }

    void start(@Observes StartupEvent starting) {
        if (!token.isConfigured()) {
            LOG.warn(
                    "No credentials for google-ads are configured: its orders will wait (orders.google-ads.client-id)");
            return;
        }
        calls.probe()
                .subscribe()
                .with(
                        exchange -> {
                            if (exchange instanceof Answered answered && answered.status() >= 400) {
                                version.saw(AdsFailure.of(answered.status(), answered.body()));
                            }
                        },
                        failure -> LOG.warnf("The version of google-ads could not be checked: %s", failure));
    }
}
