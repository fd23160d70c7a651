package dev.ratiomesh.crash;

import dev.ratiomesh.crash.invariant.Violation;
import dev.ratiomesh.crash.invariant.Violation.BrokenPromise;
import java.time.Duration;
import java.util.List;

/**
 * Reports the end of a run.
 *
 * @param kills processes that the run killed: by SIGKILL or at a kill point
 * @param cuts database sessions terminated and faults of the provider, which kill nothing
 * @param orders campaigns that the provider accepted
 */
record CrashReport(
        long seed,
        int rounds,
        int kills,
        int cuts,
        int orders,
        Duration duration,
        String disruptions,
        List<Violation> violations) {

    long count(BrokenPromise kind) {
        return violations.stream().filter(violation -> violation.kind() == kind).count();
    }

    boolean isClean() {
        return violations.isEmpty();
    }

    /** Formats the line that the README shows. */
    String line() {
        long others = violations.size()
                - count(BrokenPromise.DUPLICATE)
                - count(BrokenPromise.CAP_PASSED)
                - count(BrokenPromise.LOST);
        return "kills " + kills + ", rounds " + rounds + ", orders " + orders + ", duplicates "
                + count(BrokenPromise.DUPLICATE)
                + ", cap breaches " + count(BrokenPromise.CAP_PASSED) + ", orders lost " + count(BrokenPromise.LOST)
                + ", other violations " + others + ", sessions and answers cut " + cuts + ", seed " + seed
                + ", duration " + duration.toSeconds() + " s";
    }
}
