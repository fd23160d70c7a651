package dev.ratiomesh.fleet.reporting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the answer to one section is come by. All its metrics are asked for at once; when YouTube does not support that, each
 * is asked for by itself, so that a metric the platform has dropped is missing alone and the others are not.
 */
public final class SectionQuery {
    private final ReportSection section;
    private final List<String> left;
    private final Map<String, String> dropped = new LinkedHashMap<>();
    private boolean single;
    private Optional<ResultTable> table = Optional.empty();

    /** @param known metrics that are known to be dropped and not asked for now, with YouTube's words */
    public SectionQuery(ReportSection section, Map<String, String> known) {
        this.section = section;
        this.left = new ArrayList<>(section.metrics());
        left.removeAll(known.keySet());
    }

    /** The metrics of the next question; empty when there is none. */
    public List<String> next() {
        return left.isEmpty() || single ? left.stream().limit(1).toList() : List.copyOf(left);
    }

    public void answered(ResultTable answer) {
        table = Optional.of(
                table.map(first -> first.join(answer, section.dimensions().size()))
                        .orElse(answer));
        done();
    }

    /** @param words YouTube's */
    public void refused(String words) {
        if (next().size() == 1) {
            dropped.put(next().get(0), words);
            done();
        } else {
            single = true;
        }
    }

    /** What was answered; empty when nothing was. */
    public Optional<ResultTable> table() {
        return table;
    }

    /** The metrics that YouTube no longer supports, with its words. */
    public Map<String, String> dropped() {
        return Map.copyOf(dropped);
    }

    private void done() {
        left.removeAll(next());
    }
}
