package dev.ratiomesh.order.placing.simulation;

/** Counts what happened in runs. */
final class RunStatistics {
    long seeds;
    long steps;
    long orders;
    long accepted;
    long crashes;
    long stalls;
    long aborts;
    long fenced;
    long repeats;
    long lostReplies;
    long lateExecutions;
    long unconfirmed;
    long settled;

    RunStatistics plus(RunStatistics added) {
        seeds += added.seeds;
        steps += added.steps;
        orders += added.orders;
        accepted += added.accepted;
        crashes += added.crashes;
        stalls += added.stalls;
        aborts += added.aborts;
        fenced += added.fenced;
        repeats += added.repeats;
        lostReplies += added.lostReplies;
        lateExecutions += added.lateExecutions;
        unconfirmed += added.unconfirmed;
        settled += added.settled;
        return this;
    }

    @Override
    public String toString() {
        return ("seeds=%d steps=%d orders=%d accepted=%d settled=%d unconfirmed=%d crashes=%d stalls=%d aborted=%d"
                        + " fenced=%d repeats=%d lost-replies=%d late-executions=%d")
                .formatted(
                        seeds,
                        steps,
                        orders,
                        accepted,
                        settled,
                        unconfirmed,
                        crashes,
                        stalls,
                        aborts,
                        fenced,
                        repeats,
                        lostReplies,
                        lateExecutions);
    }
}
