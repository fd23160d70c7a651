package dev.ratiomesh.sandbox.world;

/**
 * Calculates the engagement that pop videos typically earn, on a log10 scale: likes from a fit over 967 videos (R² .92,
 * spread .28), comments over 953 (R² .89, spread .35); see {@code shared/data/README.md}.
 */
final class TypicalEngagement {
    static final double LIKES_SPREAD = 0.28;
    static final double COMMENTS_SPREAD = 0.35;

    private TypicalEngagement() {}

    static double likes(double views) {
        return line(views, 0.8496, -0.8615);
    }

    static double comments(double views) {
        return line(views, 0.8672, -2.5008);
    }

    private static double line(double views, double slope, double intercept) {
        return views < 1 ? 0 : Math.pow(10, slope * Math.log10(views) + intercept);
    }
}
