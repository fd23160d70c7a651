package dev.ratiomesh.crash;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Repeats queries that failed: they go to servers that are killed and run on a machine that may stand still. */
final class QueryRetries {
    private static final Logger LOG = Logger.getLogger(QueryRetries.class.getName());
    private static final int MAX_TRIES = 20;
    private static final long RETRY_DELAY_MILLIS = 500;

    private QueryRetries() {}

    /** Runs a query that may be repeated any number of times. */
    interface RetriedQuery<T> {
        T run() throws IOException, InterruptedException, SQLException;
    }

    /**
     * Runs a query until it succeeds.
     *
     * @throws IOException or SQLException the last of twenty failures
     */
    static <T> T run(RetriedQuery<T> query) throws IOException, InterruptedException, SQLException {
        for (int i = 1; i < MAX_TRIES; i++) {
            try {
                return query.run();
            } catch (IOException | SQLException failure) {
                LOG.log(Level.FINE, "Query repeated", failure);
            }
            TimeUnit.MILLISECONDS.sleep(RETRY_DELAY_MILLIS);
        }
        return query.run();
    }
}
