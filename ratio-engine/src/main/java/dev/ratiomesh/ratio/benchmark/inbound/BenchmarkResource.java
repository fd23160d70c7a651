package dev.ratiomesh.ratio.benchmark.inbound;

import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.ratio.RatioConfig;
import dev.ratiomesh.ratio.benchmark.line.Benchmark;
import dev.ratiomesh.ratio.benchmark.line.CurrentBenchmarks;
import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Serves the benchmark lines behind the targets, and a chart of each. */
@Path("/api/benchmarks")
@RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
@Produces(MediaType.APPLICATION_JSON)
public class BenchmarkResource {

    private final CurrentBenchmarks benchmarks;
    private final RatioConfig config;

    BenchmarkResource(CurrentBenchmarks benchmarks, RatioConfig config) {
        this.benchmarks = benchmarks;
        this.config = config;
    }

    @GET
    public BenchmarkListView list() {
        requireSwitchedOn();
        return BenchmarkListView.of(benchmarks.state());
    }

    @GET
    @Path("/{genre:.+}")
    public LineChartView chart(@RestPath String genre, @RestQuery @DefaultValue("likes") String counter) {
        requireSwitchedOn();
        EngagementCounter engagementCounter = EngagementCounter.named(counter)
                .orElseThrow(() -> new ProblemException(
                        400, "COUNTER_UNKNOWN", "counter is '" + counter + "'; it must be likes or comments"));
        Benchmark benchmark = benchmarks
                .current()
                .find(genre)
                .orElseThrow(() -> new ProblemException(
                        404, "GENRE_UNKNOWN", "No benchmark exists for the genre '" + genre + "'"));
        return benchmark
                .line(engagementCounter)
                .map(line -> LineChartView.of(LineView.of(benchmark, engagementCounter, line), line))
                .orElseThrow(() -> new ProblemException(
                        404,
                        "SAMPLE_TOO_SMALL",
                        "The genre '" + benchmark.genre() + "' has too few rows for a line of its "
                                + engagementCounter.label()));
    }

    private void requireSwitchedOn() {
        if (!config.derivedMetrics()) {
            throw new ProblemException(
                    403, "SWITCHED_OFF", "The operator has switched derived metrics off (ratio.derived-metrics)");
        }
    }
}
