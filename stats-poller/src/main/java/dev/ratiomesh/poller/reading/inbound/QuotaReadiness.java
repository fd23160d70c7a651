package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.poller.reading.BucketBalance;
import dev.ratiomesh.poller.reading.DailyQuota;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Says how readings are paid. A service that waits for its quota is ready all the same: a restart brings none. */
@Readiness
@ApplicationScoped
class QuotaReadiness implements HealthCheck {
    private final PollThrottle throttle;

    QuotaReadiness(PollThrottle gate) {
        this.throttle = gate;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("youtube-quota").up();
        throttle.lastQuota().ifPresent(quota -> describe(quota, answer));
        if (!throttle.lastError().isEmpty()) {
            answer.withData("trouble", throttle.lastError());
        }
        return answer.build();
    }

    private static void describe(DailyQuota quota, HealthCheckResponseBuilder answer) {
        answer.withData("resetsAt", quota.day().resetsAt().toString());
        answer.withData("waiting", quota.payingBucket().isEmpty());
        for (BucketBalance bucket : quota.buckets()) {
            answer.withData(bucket.bucket().label() + ".left", bucket.left());
        }
    }
}
