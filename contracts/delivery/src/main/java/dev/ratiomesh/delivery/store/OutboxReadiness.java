package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.runtime.DeliveryConfig;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Reports the service as not ready while the oldest unsent outbox row is older than {@code outbox.unready-after}. */
@Readiness
@ApplicationScoped
class OutboxReadiness implements AsyncHealthCheck {
    private final OutboxRelay relay;
    private final DeliveryConfig config;

    OutboxReadiness(OutboxRelay relay, DeliveryConfig config) {
        this.relay = relay;
        this.config = config;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return relay.oldestUnsent()
                .map(age -> HealthCheckResponse.named("outbox")
                        .status(age.compareTo(config.outbox().unreadyAfter()) < 0)
                        .withData("oldestUnsentMillis", age.toMillis())
                        .build())
                .onFailure()
                .recoverWithItem(failure -> HealthCheckResponse.named("outbox")
                        .down()
                        .withData("cause", String.valueOf(failure.getMessage()))
                        .build());
    }
}
