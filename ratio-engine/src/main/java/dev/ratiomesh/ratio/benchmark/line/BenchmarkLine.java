package dev.ratiomesh.ratio.benchmark.line;

import dev.ratiomesh.delivery.json.Sha256;
import dev.ratiomesh.ratio.benchmark.table.BenchmarkTable;
import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One genre's benchmark of one counter: immutable, named by a hash of everything a prediction rests on. */
public final class BenchmarkLine {

    private final LineFit fit;
    private final @Nullable AgeTerm ageTerm;
    private final NewReleaseCorrection newReleases;
    private final EngagementCounter counter;
    private final double studentT;
    private final double studentTWithAge;
    private final String hash;

    public BenchmarkLine(LineKey name, LineFit fit, @Nullable AgeTerm ageTerm, NewReleaseCorrection fresh) {
        this.fit = fit;
        this.ageTerm = ageTerm;
        this.newReleases = fresh;
        this.counter = name.counter();
        this.studentT = fit.studentT();
        this.studentTWithAge = ageTerm == null ? 0 : ageTerm.studentT();
        this.hash = ModelHash.compute(name, fit, ageTerm, fresh);
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

    /** Whether the views lie within what was seen, widened by a factor of 1 or more on both sides. */
    public boolean covers(double views, double widening) {
        return views >= fit.minViews() / widening && views <= fit.maxViews() * widening && views >= 1;
    }

    /** Names a line by its content, so that a target can say which line it rests on and be recomputed. */
    static final class ModelHash {

        private static final int HEX_DIGITS = 16;
        private static final String FORMAT = "line-1";

        private ModelHash() {}

        /** One value a line of text; {@code Double.toString} keeps every bit, so equal hashes mean equal predictions. */
        static String compute(LineKey name, LineFit fit, @Nullable AgeTerm ageTerm, NewReleaseCorrection fresh) {
            List<Object> content = new ArrayList<>(List.of(
                    FORMAT,
                    BenchmarkTable.genreKey(name.genre()),
                    name.counter().label()));
            content.addAll(values(fit));
            content.addAll(ageTerm == null ? List.of("no age term") : values(ageTerm));
            content.addAll(List.of(fresh.likesPeak(), fresh.commentsPeak(), fresh.fadedAfterDays()));
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
