package dev.ratiomesh.ratio.benchmark.line;

import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;

/**
 * The correction for new releases, which earn more at the same views than old ones. A line fitted on old catalogue is raised by
 * {@code peak} on the day of release; the logarithm of the factor falls linearly with log(1 + age in days) and reaches
 * 0 at {@code fadedAfterDays}. RATIONALE.md gives the source of the figures.
 *
 * @param likesPeak factor for likes at age 0, 1 or more; 1 changes nothing
 * @param commentsPeak factor for comments at age 0, 1 or more; 1 changes nothing
 */
public record NewReleaseCorrection(double likesPeak, double commentsPeak, double fadedAfterDays) {

    public static final NewReleaseCorrection OFF = new NewReleaseCorrection(1, 1, 56);
    public static final NewReleaseCorrection OBSERVED = new NewReleaseCorrection(2.7, 5.2, 56);

    public NewReleaseCorrection {
        if (!(likesPeak >= 1 && commentsPeak >= 1 && fadedAfterDays > 0)) {
            throw new IllegalArgumentException("A new-release factor is at least 1 and fades after more than 0 days");
        }
    }

    /** Returns the addition to log10 of the expectation; 0 from {@code fadedAfterDays} on. */
    double log10Factor(EngagementCounter counter, double ageDays) {
        double faded = Math.log1p(Math.max(0, ageDays)) / Math.log1p(fadedAfterDays);
        return faded >= 1 ? 0 : Math.log10(peak(counter)) * (1 - faded);
    }

    private double peak(EngagementCounter counter) {
        return counter == EngagementCounter.LIKES ? likesPeak : commentsPeak;
    }
}
