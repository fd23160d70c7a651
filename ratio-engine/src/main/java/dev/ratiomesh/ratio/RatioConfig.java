package dev.ratiomesh.ratio;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Every key of this service, under {@code ratio}. */
@ConfigMapping(prefix = "ratio")
public interface RatioConfig {
    /** The benchmark table: a CSV file's path, an http(s) address of CSV, or empty for the published coefficients. */
    Optional<String> benchmarks();

    /** Pause between two readings of the table. Longer than {@code fetchTries * fetchTimeout}. */
    @WithDefault("PT1H")
    Duration refreshEvery();

    /** For connecting, for the headers, and again for the body of a table on the web. */
    @WithDefault("PT30S")
    Duration fetchTimeout();

    /** How often a table that does not answer is asked for in one refresh. */
    @WithDefault("3")
    int fetchTries();

    /** Rows farther off the first fit than this many scaled median absolute deviations are left out; 0 is off. */
    @WithDefault("3.5")
    double outlierMads();

    /** Raises lines without an age term for new releases; off for a table of new releases. */
    @WithDefault("true")
    boolean freshRelease();

    /** Off: every target abstains with SWITCHED_OFF. */
    @WithDefault("true")
    boolean derivedMetrics();

    /** Fewest rows a line may rest on; with fewer the target abstains. */
    @WithDefault("50")
    long minimumSample();

    /** Factor by which views may pass what the benchmark has seen, on either side. */
    @WithDefault("1.0")
    double rangeWidening();
}
