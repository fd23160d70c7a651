package dev.ratiomesh.ratio.benchmark.line;

import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;
import org.jspecify.annotations.Nullable;

/** One genre's benchmark of one counter: immutable, named by a hash of everything a prediction rests on. */
public final class BenchmarkLine {

    private final LineFit fit;
    private final @Nullable AgeTerm ageTerm;
    private final NewReleaseCorrection fresh;
    private final EngagementCounter counter;
    private final double t;
    private final double tWithAge;
    private final String hash;

    public BenchmarkLine(LineKey name, LineFit fit, @Nullable AgeTerm ageTerm, NewReleaseCorrection fresh) {
        this.fit = fit;
        this.ageTerm = ageTerm;
        this.fresh = fresh;
        this.counter = name.counter();
        this.t = fit.studentT();
        this.tWithAge = ageTerm == null ? 0 : ageTerm.studentT();
        this.hash = ModelHash.of(name, fit, ageTerm, fresh);
    }

    /** First 16 hex digits of the SHA-256 of the line's content. */
    public String hash() {
        return hash;
    }

    public LineFit fit() {
        return fit;
    }

    /** Null when the table gave too few ages. */
    public @Nullable AgeTerm ageTerm() {
        return ageTerm;
    }

    /**
     * The age term where it has seen such an age; else the plain line, raised for a fresh release when the age is
     * known.
     *
     * @param views 1 or more
     * @param ageDays null when unknown
     */
    public Prediction at(double views, @Nullable Double ageDays) {
        double x = Math.log10(views);
        if (ageDays == null) {
            return fit.at(x, t);
        }
        if (ageTerm != null && ageTerm.saw(ageDays)) {
            return ageTerm.at(x, ageDays, tWithAge);
        }
        return fit.at(x, t).raisedBy(fresh.log10Factor(counter, ageDays));
    }

    /** Whether the views lie within what was seen, widened by a factor of 1 or more on both sides. */
    public boolean saw(double views, double widening) {
        return views >= fit.minViews() / widening && views <= fit.maxViews() * widening && views >= 1;
    }
}
