package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.poller.reading.BucketBalance;
import dev.ratiomesh.poller.reading.DailyQuota;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Reports the quota in the readiness check. A service that waits for its quota is ready: a restart brings no quota. */
@Readiness
@ApplicationScoped
class QuotaReadiness implements HealthCheck {
    private final PollThrottle throttle;

    QuotaReadiness(PollThrottle throttle) {
        this.throttle = throttle;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("youtube-quota").up();
        throttle.lastQuota().ifPresent(quota -> describe(quota, response));
        if (!throttle.lastError().isEmpty()) {
            response.withData("trouble", throttle.lastError());
        }
        return response.build();
    }

    private static void describe(DailyQuota quota, HealthCheckResponseBuilder response) {
        response.withData("resetsAt", quota.day().resetsAt().toString());
        response.withData("waiting", quota.payingBucket().isEmpty());
        for (BucketBalance bucket : quota.buckets()) {
            response.withData(bucket.bucket().label() + ".left", bucket.left());
        }
    }
}
