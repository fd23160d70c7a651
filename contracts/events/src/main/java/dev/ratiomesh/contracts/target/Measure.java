package dev.ratiomesh.contracts.target;

import org.jspecify.annotations.Nullable;

/**
 * One counter compared with its benchmark. The measure is a derived metric, not a number from YouTube.
 *
 * @param verdict BEHIND below {@code low}, AHEAD above {@code high}; ABSTAINED with {@code abstention} set and the
 *     expectations null
 * @param actual observed count, null when hidden
 * @param expected most likely count of a comparable video at the current views
 * @param low lower end of the 80 % prediction interval
 * @param high upper end of the 80 % prediction interval
 * @param gap {@code expected - actual}; negative when ahead
 * @param expectedAtGoal most likely count at the campaign's view goal
 * @param perNewView slope of the expectation at the current views, in counts a view
 * @param model content hash of the fitted line
 */
public record Measure(
        Verdict verdict,
        @Nullable Abstention abstention,
        @Nullable Long actual,
        @Nullable Double expected,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double gap,
        @Nullable Double expectedAtGoal,
        @Nullable Double perNewView,
        @Nullable String model) {}
