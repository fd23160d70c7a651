package dev.ratiomesh.ratio;

import dev.ratiomesh.ratio.benchmark.BenchmarksInForce;
import dev.ratiomesh.ratio.benchmark.FitSettings;
import dev.ratiomesh.ratio.benchmark.FreshRelease;
import dev.ratiomesh.ratio.benchmark.TableLimits;
import dev.ratiomesh.ratio.benchmark.TableLocation;
import dev.ratiomesh.ratio.benchmark.UnusableTable;
import dev.ratiomesh.ratio.benchmark.outbound.FetchSettings;
import dev.ratiomesh.ratio.benchmark.outbound.TableLoading;
import dev.ratiomesh.ratio.target.TargetSettings;
import dev.ratiomesh.ratio.target.Targets;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Gives the pure parts their configuration. */
@Dependent
class RatioBeans {

    private static final Logger LOG = Logger.getLogger(RatioBeans.class);

    private final RatioConfig config;

    RatioBeans(RatioConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    Targets targets() {
        return new Targets(new TargetSettings(config.derivedMetrics(), config.minimumSample(), config.rangeWidening()));
    }

    @Produces
    @Singleton
    TableLocation location() {
        try {
            return TableLocation.of(configured());
        } catch (UnusableTable e) {
            throw refused(e);
        }
    }

    @Produces
    @Singleton
    TableLoading loading(Clock clock) {
        FreshRelease fresh = config.freshRelease() ? FreshRelease.OBSERVED : FreshRelease.OFF;
        return new TableLoading(
                new FetchSettings(config.fetchTimeout(), config.fetchTries(), TableLimits.DEFAULT),
                new FitSettings(config.outlierMads(), fresh),
                clock);
    }

    /** Waits for the first table: a service that is up computes with the table it was given, or is not up. */
    @Produces
    @Singleton
    BenchmarksInForce inForce(TableLoading loading, TableLocation location) {
        try {
            return new BenchmarksInForce(loading.load(location).await().indefinitely());
        } catch (UnusableTable e) {
            throw refused(e);
        }
    }

    private UnusableTable refused(UnusableTable e) {
        LOG.fatalf(
                "Cannot start: the benchmark table ratio.benchmarks=%s cannot be used (%s: %s)."
                        + " Leave ratio.benchmarks empty to use the published coefficients.",
                configured(), e.fault(), e.getMessage());
        return e;
    }

    private String configured() {
        return config.benchmarks().orElse("");
    }
}
