package dev.ratiomesh.ratio.benchmark.line;

/**
 * The fit of log10(count) on log10(views) and log10(1 + age in days). Predictions are made only within the range of ages
 * in the table.
 *
 * @param spread residual standard deviation on the log10 scale, with n - 3 degrees of freedom
 * @param minAge lowest age in the table, in days
 * @param maxAge highest age in the table, in days
 * @param cross the inverse of X'X
 */
public record AgeTerm(
        long n,
        double intercept,
        double viewsSlope,
        double ageSlope,
        double spread,
        double minAge,
        double maxAge,
        Cross cross) {

    private static final int PARAMETERS = 3;

    /** Upper triangle of a symmetric 3 x 3 matrix over (1, views, age). */
    public record Cross(double c00, double c01, double c02, double c11, double c12, double c22) {

        /** {@code v' C v} for {@code v = (1, x, z)}. */
        public double leverage(double x, double z) {
            return c00 + 2 * (c01 * x + c02 * z + c12 * x * z) + c11 * x * x + c22 * z * z;
        }
    }

    /** Returns whether an age lies within the range of the table. */
    boolean covers(double ageDays) {
        return ageDays >= minAge && ageDays <= maxAge;
    }

    Prediction predict(double x, double ageDays, double t) {
        double z = Math.log10(1 + ageDays);
        double half = t * spread * Math.sqrt(1 + cross.leverage(x, z));
        return new Prediction(intercept + viewsSlope * x + ageSlope * z, half, viewsSlope);
    }

    double studentT() {
        return PredictionInterval.studentT(n - PARAMETERS);
    }
}
