package dev.ratiomesh.ratio.benchmark.outbound;

import dev.ratiomesh.ratio.benchmark.table.TableLimits;
import java.time.Duration;

/**
 * The limits of fetching a table.
 *
 * @param timeout for connecting, for the headers of the response, and again for its body; 0.1 s to 5 min
 * @param tries most attempts, 1 to 10; only a transient failure is retried
 * @param limits the largest table that is accepted
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
