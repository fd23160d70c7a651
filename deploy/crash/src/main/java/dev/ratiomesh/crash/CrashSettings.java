package dev.ratiomesh.crash;

import java.nio.file.Path;
import java.util.Properties;

/**
 * Holds the options of a run.
 *
 * @param home the checkout in which the services were built
 * @param rounds {@code crash.rounds}: the most rounds
 * @param kills {@code crash.kills}: number of kills after which no further round begins
 * @param minutes {@code crash.minutes}: minutes after which no further round begins
 * @param seed {@code crash.seed}: of all random choices
 * @param disabledSafeguard {@code crash.break}: the safeguard that is disabled, empty for none
 */
record CrashSettings(Path home, int rounds, int kills, int minutes, long seed, String disabledSafeguard) {
    private static final int ROUNDS = 1_000;
    private static final int KILLS = 200;
    private static final int MINUTES = 240;

    static CrashSettings from(Properties properties, long defaultSeed) {
        return new CrashSettings(
                Path.of(text(properties, "mesh.home", "")).toAbsolutePath(),
                (int) number(properties, "crash.rounds", ROUNDS),
                (int) number(properties, "crash.kills", KILLS),
                (int) number(properties, "crash.minutes", MINUTES),
                number(properties, "crash.seed", defaultSeed),
                text(properties, "crash.break", ""));
    }

    private static long number(Properties properties, String option, long defaultValue) {
        String value = text(properties, option, Long.toString(defaultValue));
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("-D" + option + "=" + value + " is no whole number", e);
        }
    }

    private static String text(Properties properties, String option, String defaultValue) {
        String value = properties.getProperty(option, "").strip();
        return value.isEmpty() ? defaultValue : value;
    }
}
