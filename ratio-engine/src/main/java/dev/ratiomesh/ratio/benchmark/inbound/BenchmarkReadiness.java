package dev.ratiomesh.ratio.benchmark.inbound;

import dev.ratiomesh.ratio.benchmark.line.Benchmarks;
import dev.ratiomesh.ratio.benchmark.line.CurrentBenchmarks;
import dev.ratiomesh.ratio.benchmark.line.LoadFailure;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Reports the benchmarks in the readiness check. Always up, because the last good lines stay in use; the data show a failed refresh. */
@Readiness
@ApplicationScoped
class BenchmarkReadiness implements HealthCheck {

    private final CurrentBenchmarks benchmarks;

    BenchmarkReadiness(CurrentBenchmarks benchmarks) {
        this.benchmarks = benchmarks;
    }

    @Override
    public HealthCheckResponse call() {
        CurrentBenchmarks.RefreshState state = benchmarks.state();
        Benchmarks.Origin origin = state.benchmarks().origin();
        LoadFailure failure = state.lastFailure();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("benchmarks")
                .up()
                .withData("source", origin.source())
                .withData("fittedAt", origin.fittedAt().toString())
                .withData("degraded", failure != null);
        if (failure != null) {
            response.withData("failedAt", failure.at().toString())
                    .withData("fault", failure.fault().name());
        }
        return response.build();
    }
}
