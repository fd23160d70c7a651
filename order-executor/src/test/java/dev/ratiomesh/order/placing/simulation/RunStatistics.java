package dev.ratiomesh.order.placing.simulation;

/** What runs came to. */
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

    RunStatistics plus(RunStatistics other) {
        seeds += other.seeds;
        steps += other.steps;
        orders += other.orders;
        accepted += other.accepted;
        crashes += other.crashes;
        stalls += other.stalls;
        aborts += other.aborts;
        fenced += other.fenced;
        repeats += other.repeats;
        lostReplies += other.lostReplies;
        lateExecutions += other.lateExecutions;
        unconfirmed += other.unconfirmed;
        settled += other.settled;
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
