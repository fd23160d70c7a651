package dev.ratiomesh.fleet.reporting;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Which files are read at one look. */
public final class ReachFiles {
    private ReachFiles() {}

    /**
     * The first {@code limit} files, and those made at the same moment as the last of them: what is read is remembered by
     * that moment, and YouTube makes the files of a new job's history all at once.
     *
     * @param files oldest first
     */
    public static <F> List<F> first(List<F> files, int limit, Function<F, Instant> madeAt) {
        if (files.size() <= limit) {
            return files;
        }
        Instant last = madeAt.apply(files.get(limit - 1));
        return files.stream().filter(file -> !madeAt.apply(file).isAfter(last)).toList();
    }
}
