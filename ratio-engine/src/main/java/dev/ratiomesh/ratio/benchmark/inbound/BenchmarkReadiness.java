package dev.ratiomesh.ratio.benchmark.inbound;

import dev.ratiomesh.ratio.benchmark.line.Benchmarks;
import dev.ratiomesh.ratio.benchmark.line.CurrentBenchmarks;
import dev.ratiomesh.ratio.benchmark.line.LoadFailure;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Always up, since the last good lines serve on; the data say when a refresh failed. */
@Readiness
@ApplicationScoped
class BenchmarkReadiness implements HealthCheck {

    private final CurrentBenchmarks benchmarks;

    BenchmarkReadiness(CurrentBenchmarks inForce) {
        this.benchmarks = inForce;
    }

    @Override
    public HealthCheckResponse call() {
        CurrentBenchmarks.RefreshState state = benchmarks.state();
        Benchmarks.Origin origin = state.benchmarks().origin();
        LoadFailure failure = state.lastFailure();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("benchmarks")
                .up()
                .withData("source", origin.source())
                .withData("fittedAt", origin.fittedAt().toString())
                .withData("degraded", failure != null);
        if (failure != null) {
            answer.withData("failedAt", failure.at().toString())
                    .withData("fault", failure.fault().name());
        }
        return answer.build();
    }
}
