package dev.ratiomesh.sandbox.analytics;

/**
 * Sums the metrics of some videos over some time, or of a part of their audience. Averages are kept as sums, so that
 * they can be added.
 *
 * @param percentSum the watched share of each view in percent, added up
 * @param secondsSum the watched seconds of each view, added up
 * @param ads views that advertising brought
 */
record MetricTotals(
        double views,
        double engaged,
        double secondsSum,
        double percentSum,
        double likes,
        double comments,
        double gained,
        double lost,
        double ads) {
    static final MetricTotals NONE = new MetricTotals(0, 0, 0, 0, 0, 0, 0, 0, 0);

    MetricTotals plus(MetricTotals added) {
        return new MetricTotals(
                views + added.views,
                engaged + added.engaged,
                secondsSum + added.secondsSum,
                percentSum + added.percentSum,
                likes + added.likes,
                comments + added.comments,
                gained + added.gained,
                lost + added.lost,
                ads + added.ads);
    }

    /** Scales the totals to a part of the audience. */
    MetricTotals times(double share) {
        return new MetricTotals(
                views * share,
                engaged * share,
                secondsSum * share,
                percentSum * share,
                likes * share,
                comments * share,
                gained * share,
                lost * share,
                ads * share);
    }

    double averageSeconds() {
        return views == 0 ? 0 : secondsSum / views;
    }

    double averagePercent() {
        return views == 0 ? 0 : percentSum / views;
    }
}
