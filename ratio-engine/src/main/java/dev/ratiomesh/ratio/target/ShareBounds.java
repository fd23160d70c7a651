package dev.ratiomesh.ratio.target;

import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;

/** What is believable at all, as shares of the views; keeps a line honest at its ends. */
record ShareBounds(double lowestShare, double highestShare) {

    private static final ShareBounds LIKES = new ShareBounds(0.001, 0.15);
    private static final ShareBounds COMMENTS = new ShareBounds(0.0001, 0.05);

    static ShareBounds of(EngagementCounter counter) {
        return counter == EngagementCounter.LIKES ? LIKES : COMMENTS;
    }

    double within(double count, double views) {
        return Math.min(Math.max(count, lowestShare * views), highestShare * views);
    }

    /** The bounded expectation's derivative by views: where a bound holds, the expectation is a share of the views. */
    double slope(double count, double views, double logSlope) {
        double bounded = within(count, views);
        return bounded == count ? logSlope * count / views : bounded / views;
    }
}
