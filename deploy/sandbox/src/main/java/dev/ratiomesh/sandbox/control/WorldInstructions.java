package dev.ratiomesh.sandbox.control;

/** Instructions about what a channel's owner is told, and how late. */
final class WorldInstructions {
    private static final int MOST_LAG_DAYS = 30;

    private WorldInstructions() {}

    static ControlInstruction drop(ControlFields fields) throws BadInputException {
        String metric = fields.text("dropMetric");
        return sandbox -> sandbox.analytics().drop(metric);
    }

    static ControlInstruction lag(ControlFields fields) throws BadInputException {
        int days = (int) fields.whole("analyticsLag", 0, MOST_LAG_DAYS);
        return sandbox -> sandbox.analytics().lag(days);
    }
}
