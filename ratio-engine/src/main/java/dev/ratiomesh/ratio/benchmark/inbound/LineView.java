package dev.ratiomesh.ratio.benchmark.inbound;

import dev.ratiomesh.ratio.benchmark.line.AgeTerm;
import dev.ratiomesh.ratio.benchmark.line.Benchmark;
import dev.ratiomesh.ratio.benchmark.line.Benchmark.FittedLine;
import dev.ratiomesh.ratio.benchmark.line.LineFit;
import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;
import org.jspecify.annotations.Nullable;

/**
 * One benchmark line as HTTP shows it.
 *
 * @param model the content hash by which targets name the line
 * @param fit log10(count) on log10(views)
 * @param outliers rows that were left out of the fit as outliers
 * @param ageTerm null when the table gave too few ages
 */
public record LineView(
        String genre, String counter, String model, LineFit fit, long outliers, @Nullable AgeTerm ageTerm) {

    static LineView of(Benchmark benchmark, EngagementCounter counter, FittedLine line) {
        return new LineView(
                benchmark.genre(),
                counter.label(),
                line.line().hash(),
                line.line().fit(),
                line.outliers(),
                line.line().ageTerm());
    }
}
