package dev.ratiomesh.ratio.benchmark.table;

/**
 * One video of a table.
 *
 * @param views 1 or more
 * @param likes -1 when unknown
 * @param comments -1 when unknown
 * @param ageDays NaN when unknown
 */
record TableRow(String genre, long views, long likes, long comments, float ageDays) {
    static final long UNKNOWN = -1;

    long count(EngagementCounter counter) {
        return counter == EngagementCounter.LIKES ? likes : comments;
    }
}
