package dev.ratiomesh.contracts.target;

import org.jspecify.annotations.Nullable;

/**
 * One counter against its benchmark. This is a derived metric, not a number from YouTube.
 *
 * @param verdict BEHIND below {@code low}, AHEAD above {@code high}; ABSTAINED with {@code abstention} set and the
 *     expectations null
 * @param actual the counter as observed, null when hidden
 * @param expected the most likely count of a comparable video at the current views
 * @param low lower end of the 80 % prediction interval
 * @param high upper end of the 80 % prediction interval
 * @param gap {@code expected - actual}; negative when ahead
 * @param expectedAtGoal the most likely count at the campaign's view goal
 * @param perNewView what the benchmark asks for one more view here: the slope of the expectation, counts a view
 * @param model the content hash of the fitted line
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
