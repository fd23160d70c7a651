package dev.ratiomesh.sandbox.control;

/** Instructions about what a channel's owner is told, and how late. */
final class AnalyticsInstructions {
    private static final int MOST_LAG_DAYS = 30;

    private AnalyticsInstructions() {}

    static Instruction drop(Fields fields) throws BadInput {
        String metric = fields.text("dropMetric");
        return sandbox -> sandbox.analytics().drop(metric);
    }

    static Instruction lag(Fields fields) throws BadInput {
        int days = (int) fields.whole("analyticsLag", 0, MOST_LAG_DAYS);
        return sandbox -> sandbox.analytics().lag(days);
    }
}
