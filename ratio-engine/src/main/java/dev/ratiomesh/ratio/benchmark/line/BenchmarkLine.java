package dev.ratiomesh.ratio.benchmark.line;

import dev.ratiomesh.delivery.json.Sha256;
import dev.ratiomesh.ratio.benchmark.table.BenchmarkTable;
import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The benchmark of one genre and counter. Immutable, and named by a hash of everything that a prediction depends on. */
public final class BenchmarkLine {

    private final LineFit fit;
    private final @Nullable AgeTerm ageTerm;
    private final NewReleaseCorrection newReleases;
    private final EngagementCounter counter;
    private final double studentT;
    private final double studentTWithAge;
    private final String hash;

    public BenchmarkLine(LineKey key, LineFit fit, @Nullable AgeTerm ageTerm, NewReleaseCorrection newReleases) {
        this.fit = fit;
        this.ageTerm = ageTerm;
        this.newReleases = newReleases;
        this.counter = key.counter();
        this.studentT = fit.studentT();
        this.studentTWithAge = ageTerm == null ? 0 : ageTerm.studentT();
        this.hash = ModelHash.compute(key, fit, ageTerm, newReleases);
    }

    /** Returns the first 16 hex digits of the SHA-256 of the line's content. */
    public String hash() {
        return hash;
    }

    public LineFit fit() {
        return fit;
    }

    /** Returns the age term; null when the table has too few ages. */
    public @Nullable AgeTerm ageTerm() {
        return ageTerm;
    }

    /**
     * Predicts a count. Uses the age term within its range of ages, else the plain line, raised for a new release when the
     * age is known.
     *
     * @param views 1 or more
     * @param ageDays null when unknown
     */
    public Prediction predict(double views, @Nullable Double ageDays) {
        double x = Math.log10(views);
        if (ageDays == null) {
            return fit.predict(x, studentT);
        }
        if (ageTerm != null && ageTerm.covers(ageDays)) {
            return ageTerm.predict(x, ageDays, studentTWithAge);
        }
        return fit.predict(x, studentT).raisedBy(newReleases.log10Factor(counter, ageDays));
    }

    /** Returns whether the views lie within the table's range, widened by a factor of 1 or more on both sides. */
    public boolean covers(double views, double widening) {
        return views >= fit.minViews() / widening && views <= fit.maxViews() * widening && views >= 1;
    }

    /** Computes the key of a line from its content, so that a target names its line and can be recomputed. */
    private static final class ModelHash {

        private static final int HEX_DIGITS = 16;
        private static final String FORMAT = "line-1";

        private ModelHash() {}

        /** Hashes one value per line of text; {@code Double.toString} keeps every bit, so equal hashes mean equal predictions. */
        static String compute(LineKey key, LineFit fit, @Nullable AgeTerm ageTerm, NewReleaseCorrection newReleases) {
            List<Object> content = new ArrayList<>(List.of(
                    FORMAT, BenchmarkTable.genreKey(key.genre()), key.counter().label()));
            content.addAll(values(fit));
            content.addAll(ageTerm == null ? List.of("no age term") : values(ageTerm));
            content.addAll(List.of(newReleases.likesPeak(), newReleases.commentsPeak(), newReleases.fadedAfterDays()));
            String text = content.stream().map(Object::toString).collect(Collectors.joining("\n"));
            return Sha256.hex(text).substring(0, HEX_DIGITS);
        }

        private static List<Object> values(LineFit fit) {
            return List.of(
                    fit.n(),
                    fit.slope(),
                    fit.intercept(),
                    fit.r2(),
                    fit.spread(),
                    fit.minViews(),
                    fit.maxViews(),
                    fit.meanX(),
                    fit.sxx());
        }

        private static List<Object> values(AgeTerm age) {
            AgeTerm.Cross cross = age.cross();
            List<Object> values = new ArrayList<>(List.of(age.n(), age.intercept(), age.viewsSlope(), age.ageSlope()));
            values.addAll(List.of(age.spread(), age.minAge(), age.maxAge()));
            values.addAll(List.of(cross.c00(), cross.c01(), cross.c02(), cross.c11(), cross.c12(), cross.c22()));
            return values;
        }
    }
}
