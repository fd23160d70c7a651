package dev.ratiomesh.ratio.benchmark.line;

import dev.ratiomesh.delivery.json.Sha256;
import dev.ratiomesh.ratio.benchmark.table.BenchmarkTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names a line by its content, so that a target can say which line it rests on and be recomputed. */
final class ModelHash {

    private static final int HEX_DIGITS = 16;
    private static final String FORMAT = "line-1";

    private ModelHash() {}

    /** One value a line of text; {@code Double.toString} keeps every bit, so equal hashes mean equal predictions. */
    static String of(LineKey name, LineFit fit, @Nullable AgeTerm ageTerm, NewReleaseCorrection fresh) {
        List<Object> content = new ArrayList<>(List.of(
                FORMAT, BenchmarkTable.genreKey(name.genre()), name.counter().label()));
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
