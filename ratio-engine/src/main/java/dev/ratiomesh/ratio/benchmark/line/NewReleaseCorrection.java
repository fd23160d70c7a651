package dev.ratiomesh.ratio.benchmark.line;

import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;

/**
 * How much more a new release earns at the same views than an old one. A line fitted on old catalogue is raised by
 * {@code peak} on the day of release; the logarithm of the factor falls linearly with log(1 + age in days) and reaches
 * nothing at {@code fadedAfterDays}. Where the figures come from stands in RATIONALE.md.
 *
 * @param likesPeak factor for likes at age 0; 1 changes nothing
 * @param commentsPeak factor for comments at age 0; 1 changes nothing
 */
public record NewReleaseCorrection(double likesPeak, double commentsPeak, double fadedAfterDays) {

    public static final NewReleaseCorrection OFF = new NewReleaseCorrection(1, 1, 56);
    public static final NewReleaseCorrection OBSERVED = new NewReleaseCorrection(2.7, 5.2, 56);

    public NewReleaseCorrection {
        if (!(likesPeak >= 1 && commentsPeak >= 1 && fadedAfterDays > 0)) {
            throw new IllegalArgumentException("A fresh-release factor is at least 1 and fades after some days");
        }
    }

    /** What to add to log10 of the expectation; 0 from {@code fadedAfterDays} on. */
    double log10Factor(EngagementCounter counter, double ageDays) {
        double faded = Math.log1p(Math.max(0, ageDays)) / Math.log1p(fadedAfterDays);
        return faded >= 1 ? 0 : Math.log10(peak(counter)) * (1 - faded);
    }

    private double peak(EngagementCounter counter) {
        return counter == EngagementCounter.LIKES ? likesPeak : commentsPeak;
    }
}
