package dev.ratiomesh.ratio;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Declares every configuration key of the service, under the prefix {@code ratio}. */
@ConfigMapping(prefix = "ratio")
public interface RatioConfig {
    /** The benchmark table: the path of a CSV file, an http(s) address of CSV, or empty for the published coefficients. */
    Optional<String> benchmarks();

    /** Interval between two refreshes of the table. Must exceed {@code fetchTries * fetchTimeout}. */
    @WithDefault("PT1H")
    Duration refreshEvery();

    /** Timeout of a table on the web, for connecting, for the headers, and again for the body. */
    @WithDefault("PT30S")
    Duration fetchTimeout();

    /** Most attempts in one refresh when the source does not respond, 1 to 10. */
    @WithDefault("3")
    int fetchTries();

    /** Rows farther off the first fit than this many scaled median absolute deviations are left out; 0 is off. */
    @WithDefault("3.5")
    double outlierMads();

    /** Raises lines without an age term for new releases. Switch off for a table of new releases. */
    @WithDefault("true")
    boolean freshRelease();

    /** Computes derived metrics; when off, every target abstains with SWITCHED_OFF. */
    @WithDefault("true")
    boolean derivedMetrics();

    /** Fewest rows of a usable line, 3 or more; with fewer the target abstains. */
    @WithDefault("50")
    long minimumSample();

    /** Factor by which views may leave the range of the benchmark on either side, 1 to 1000. */
    @WithDefault("1.0")
    double rangeWidening();
}
