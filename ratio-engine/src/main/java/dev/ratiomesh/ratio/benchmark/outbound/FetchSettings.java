package dev.ratiomesh.ratio.benchmark.outbound;

import dev.ratiomesh.ratio.benchmark.table.TableLimits;
import java.time.Duration;

/**
 * How patiently a table is fetched.
 *
 * @param timeout for connecting, for the answer's headers, and again for its body
 * @param tries 1 to 10; only trouble that passes is tried again
 */
public record FetchSettings(Duration timeout, int tries, TableLimits limits) {
    public FetchSettings {
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("ratio.fetch-timeout is " + timeout + "; it must be PT0.1S to PT5M");
        }
        if (tries < 1 || tries > 10) {
            throw new IllegalArgumentException("ratio.fetch-tries is " + tries + "; it must be from 1 to 10");
        }
    }
}
