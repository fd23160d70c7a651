package dev.ratiomesh.ratio.benchmark.fit;

import dev.ratiomesh.ratio.benchmark.line.NewReleaseCorrection;

/**
 * The settings of a fit.
 *
 * @param outlierMads rows farther from the median residual of the first fit than this many scaled median absolute
 *     deviations are left out of the second; 0 switches this off
 * @param newReleases the correction for lines without an age term
 */
public record FitSettings(double outlierMads, NewReleaseCorrection newReleases) {

    public static final FitSettings DEFAULT = new FitSettings(3.5, NewReleaseCorrection.OBSERVED);

    public FitSettings {
        if (!(outlierMads == 0 || outlierMads >= 1 && outlierMads <= 100)) {
            throw new IllegalArgumentException(
                    "ratio.outlier-mads is " + outlierMads + "; it must be 0 (off) or from 1 to 100");
        }
    }
}
