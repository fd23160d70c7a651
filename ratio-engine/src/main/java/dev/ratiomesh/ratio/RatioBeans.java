package dev.ratiomesh.ratio;

import dev.ratiomesh.ratio.benchmark.fit.FitSettings;
import dev.ratiomesh.ratio.benchmark.fit.TableLocation;
import dev.ratiomesh.ratio.benchmark.line.CurrentBenchmarks;
import dev.ratiomesh.ratio.benchmark.line.NewReleaseCorrection;
import dev.ratiomesh.ratio.benchmark.outbound.FetchSettings;
import dev.ratiomesh.ratio.benchmark.outbound.TableLoader;
import dev.ratiomesh.ratio.benchmark.table.InvalidTableException;
import dev.ratiomesh.ratio.benchmark.table.TableLimits;
import dev.ratiomesh.ratio.target.TargetCalculator;
import dev.ratiomesh.ratio.target.TargetSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Produces the framework-free types of the service from its configuration. */
@Dependent
class RatioBeans {

    private static final Logger LOG = Logger.getLogger(RatioBeans.class);

    private final RatioConfig config;

    RatioBeans(RatioConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    TargetCalculator targetCalculator() {
        return new TargetCalculator(
                new TargetSettings(config.derivedMetrics(), config.minimumSample(), config.rangeWidening()));
    }

    @Produces
    @Singleton
    TableLocation tableLocation() {
        try {
            return TableLocation.parse(configured());
        } catch (InvalidTableException e) {
            throw logRefusal(e);
        }
    }

    @Produces
    @Singleton
    TableLoader tableLoader(Clock clock) {
        NewReleaseCorrection newReleases =
                config.freshRelease() ? NewReleaseCorrection.OBSERVED : NewReleaseCorrection.OFF;
        return new TableLoader(
                new FetchSettings(config.fetchTimeout(), config.fetchTries(), TableLimits.DEFAULT),
                new FitSettings(config.outlierMads(), newReleases),
                clock);
    }

    /** Loads the first table and blocks until it is there: the service never starts with another table than the configured one. */
    @Produces
    @Singleton
    CurrentBenchmarks currentBenchmarks(TableLoader loader, TableLocation location) {
        try {
            return new CurrentBenchmarks(loader.load(location).await().indefinitely());
        } catch (InvalidTableException e) {
            throw logRefusal(e);
        }
    }

    private InvalidTableException logRefusal(InvalidTableException e) {
        LOG.fatalf(
                "Cannot start: the benchmark table ratio.benchmarks=%s is unusable (%s: %s)."
                        + " Leave ratio.benchmarks empty to use the published coefficients.",
                configured(), e.error(), e.getMessage());
        return e;
    }

    private String configured() {
        return config.benchmarks().orElse("");
    }
}
