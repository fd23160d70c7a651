package dev.ratiomesh.crash;

import dev.ratiomesh.crash.Violation.Kind;
import java.time.Duration;
import java.util.List;

/**
 * How a run ended.
 *
 * @param kills processes that died by our hand: SIGKILL or a kill point
 * @param cuts database sessions terminated and faults of the provider, which kill nothing
 * @param orders campaigns that the provider accepted
 */
record Report(
        long seed,
        int rounds,
        int kills,
        int cuts,
        int orders,
        Duration took,
        String blows,
        List<Violation> violations) {

    long count(Kind kind) {
        return violations.stream().filter(one -> one.kind() == kind).count();
    }

    boolean isClean() {
        return violations.isEmpty();
    }

    /** The line that the README shows. */
    String line() {
        long others = violations.size() - count(Kind.DUPLICATE) - count(Kind.CAP_PASSED) - count(Kind.LOST);
        return "kills " + kills + ", rounds " + rounds + ", orders " + orders + ", duplicates " + count(Kind.DUPLICATE)
                + ", cap breaches " + count(Kind.CAP_PASSED) + ", orders lost " + count(Kind.LOST)
                + ", other violations " + others + ", sessions and answers cut " + cuts + ", seed " + seed
                + ", duration " + took.toSeconds() + " s";
    }
}
