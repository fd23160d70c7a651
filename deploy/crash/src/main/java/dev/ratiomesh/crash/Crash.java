package dev.ratiomesh.crash;

import dev.ratiomesh.local.Console;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;

/** Runs the crash test from the command line; exit code 1 when an invariant was violated. */
public final class Crash {
    private static final int MAX_VIOLATIONS_SHOWN = 5;

    private Crash() {}

    /** Runs with options from system properties; {@link CrashSettings} lists them. */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Clock clock = Clock.systemUTC();
        CrashSettings settings = CrashSettings.from(System.getProperties(), clock.millis());
        Console console = new Console(System.out, false);
        console.print("Seed " + settings.seed()
                + (settings.disabledSafeguard().isEmpty()
                        ? ""
                        : ", disabled safeguard: " + settings.disabledSafeguard()));
        CrashReport report;
        try (TestBed testBed = TestBed.of(settings, clock, console)) {
            report = new CrashRun(settings, testBed, clock, console).run();
        }
        report.violations().stream()
                .limit(MAX_VIOLATIONS_SHOWN)
                .forEach(violation -> console.print(violation.toString()));
        console.print(report.disruptions());
        console.print(report.line());
        System.exit(report.isClean() ? 0 : 1);
    }
}
