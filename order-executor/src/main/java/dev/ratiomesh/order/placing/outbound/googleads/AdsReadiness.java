package dev.ratiomesh.order.placing.outbound.googleads;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows a dead API version. The service stays ready: approvals, caps and everything that is read still work, and taking
 * it out of service would not bring the version back.
 */
@Readiness
@ApplicationScoped
class AdsReadiness implements HealthCheck {
    private final ApiVersionCheck version;

    AdsReadiness(ApiVersionCheck version) {
        this.version = version;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("google-ads")
                .up()
                .withData("version", version.version())
                .withData("supported", version.isSupported())
                .build();
    }
}
