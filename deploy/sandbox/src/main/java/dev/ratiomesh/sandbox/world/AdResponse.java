package dev.ratiomesh.sandbox.world;

/**
 * Describes how an audience answers advertising.
 *
 * @param costPerView USD for each reached viewer, above 0
 * @param likesPerView likes of a reached viewer, 0..1
 * @param commentsPerView comments of a reached viewer, 0..1
 */
public record AdResponse(double costPerView, double likesPerView, double commentsPerView) {
    public static final AdResponse DEFAULT = new AdResponse(0.02, 0.04, 0.002);

    /** The demo video's warm audience; RATIONALE.md has the arithmetic. */
    public static final AdResponse DEMO = new AdResponse(0.002, 0.15, 0.004);

    private static final double MICROS = 1_000_000d;

    public AdResponse {
        require(costPerView > 0, "costPerView must be above 0: " + costPerView);
        require(likesPerView >= 0 && likesPerView <= 1, "likesPerView must be 0..1: " + likesPerView);
        require(commentsPerView >= 0 && commentsPerView <= 1, "commentsPerView must be 0..1: " + commentsPerView);
    }

    /** Returns the reach that the spent money has brought. */
    public AdReachSoFar reachOf(long costMicros) {
        long views = (long) (costMicros / MICROS / costPerView);
        return new AdReachSoFar(views, (long) (views * likesPerView), (long) (views * commentsPerView));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
