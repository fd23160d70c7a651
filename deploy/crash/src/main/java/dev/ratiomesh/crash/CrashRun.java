package dev.ratiomesh.crash;

import dev.ratiomesh.crash.ConsistencyProbe.ProbeResult;
import dev.ratiomesh.crash.invariant.Violation;
import dev.ratiomesh.local.Console;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Runs rounds of disruptions against a running mesh, each followed by progress; then the quiescence phase and the final
 * audit.
 */
final class CrashRun {
    /** Longest wait of a round for another order before the next round begins. */
    private static final Duration ROUND_TIMEOUT = Duration.ofSeconds(25);
    /** Most probes between two disruptions, so that the second one hits work that began after the first. */
    private static final int MAX_PROBES_BETWEEN = 4;

    private final CrashSettings settings;
    private final Console console;
    private final TestBed testBed;
    private final Clock clock;
    private final Random random;

    CrashRun(CrashSettings settings, TestBed testBed, Clock clock, Console console) {
        this.clock = clock;
        this.settings = settings;
        this.console = console;
        this.testBed = testBed;
        this.random = new Random(settings.seed());
    }

    /** Runs until the kills or the rounds are reached, or an invariant is violated. */
    CrashReport run() throws IOException, InterruptedException, SQLException {
        long start = System.nanoTime();
        if (settings.disabledSafeguard().equals("check")) {
            testBed.databases().dropCapCheck();
        }
        int round = 0;
        List<Violation> violations = round(0, List.of());
        long end = start + Duration.ofMinutes(settings.minutes()).toNanos();
        while (violations.isEmpty() && continues(round, end)) {
            violations = round(++round, disruptions());
        }
        if (violations.isEmpty()) {
            violations = new QuiescencePhase(testBed, console).audit();
        }
        return report(round, Duration.ofNanos(System.nanoTime() - start), violations);
    }

    /** Chooses the disruptions that show soonest that a safeguard is missing; any of them when none is. */
    private List<Disruption> disruptions() {
        return switch (settings.disabledSafeguard()) {
            case "" -> RoundPlan.of(random);
            case "lookup" -> List.of(Disruption.KILL_ANSWERED);
            case "fence" -> List.of(Disruption.LATE_REFUSAL);
            default -> List.of();
        };
    }

    private boolean continues(int round, long end) {
        return round < settings.rounds()
                && testBed.injector().kills() < settings.kills()
                && System.nanoTime() - end < 0;
    }

    /**
     * Injects the disruptions, then probes until the provider has accepted another order, or the round's time is over.
     */
    private List<Violation> round(int number, List<Disruption> disruptions)
            throws IOException, InterruptedException, SQLException {
        testBed.workload().nextRound();
        ProbeResult result = testBed.probe().probe();
        int before = result.orders();
        List<Disruption> injected = new ArrayList<>();
        for (Disruption disruption : disruptions) {
            result = result.isClean() ? injectAndProbe(disruption, injected) : result;
        }
        ProgressTimeout timeout = ProgressTimeout.of(ROUND_TIMEOUT);
        while (result.isClean() && result.orders() <= before && !timeout.isOver()) {
            result = testBed.probe().probe();
        }
        console.print(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " round " + number + " " + injected + ": "
                + testBed.injector().kills() + " kills, " + result.orders() + " orders");
        return result.violations();
    }

    private ProbeResult injectAndProbe(Disruption disruption, List<Disruption> injected)
            throws IOException, InterruptedException, SQLException {
        testBed.injector().inject(disruption);
        injected.add(disruption);
        ProbeResult result = testBed.probe().probe();
        for (int i = random.nextInt(MAX_PROBES_BETWEEN); i > 0 && result.isClean(); i--) {
            result = testBed.probe().probe();
        }
        return result;
    }

    private CrashReport report(int rounds, Duration duration, List<Violation> violations)
            throws IOException, InterruptedException, SQLException {
        DisruptionInjector injector = testBed.injector();
        int orders = testBed.probe().observe().after().size();
        return new CrashReport(
                settings.seed(),
                rounds,
                injector.kills(),
                injector.cuts(),
                orders,
                duration,
                injector.counts(),
                violations);
    }

    /**
     * Plans the disruptions that meet in one round; each way to die is in one, and each fault of the provider meets one of
     * them.
     */
    static final class RoundPlan {
        private static final List<List<Disruption>> ALL = List.of(
                List.of(
                        Disruption.KILL_SERVICE,
                        Disruption.KILL_POSTGRES,
                        Disruption.KILL_SERVICE,
                        Disruption.KILL_POINT),
                List.of(
                        Disruption.KILL_SERVICE,
                        Disruption.END_SESSIONS,
                        Disruption.KILL_POSTGRES,
                        Disruption.KILL_POINT),
                List.of(
                        Disruption.LOSE_ANSWER,
                        Disruption.KILL_POINT,
                        Disruption.KILL_POSTGRES,
                        Disruption.KILL_SERVICE),
                List.of(
                        Disruption.LATE_ANSWER,
                        Disruption.KILL_SERVICE,
                        Disruption.END_SESSIONS,
                        Disruption.KILL_POINT),
                List.of(
                        Disruption.LATE_REFUSAL,
                        Disruption.KILL_SERVICE,
                        Disruption.KILL_POSTGRES,
                        Disruption.END_SESSIONS),
                List.of(
                        Disruption.UNAVAILABLE,
                        Disruption.KILL_SERVICE,
                        Disruption.KILL_POSTGRES,
                        Disruption.KILL_POINT),
                List.of(Disruption.TOO_MANY, Disruption.KILL_POSTGRES, Disruption.KILL_SERVICE, Disruption.KILL_POINT),
                List.of(Disruption.LOSE_ANSWER, Disruption.KILL_POINT, Disruption.KILL_SERVICE),
                List.of(Disruption.KILL_BROKER, Disruption.KILL_POSTGRES, Disruption.KILL_POINT),
                List.of(
                        Disruption.LOSE_ANSWER,
                        Disruption.KILL_POSTGRES,
                        Disruption.KILL_BROKER,
                        Disruption.KILL_SERVICE));

        private RoundPlan() {}

        static List<Disruption> of(Random random) {
            return ALL.get(random.nextInt(ALL.size()));
        }
    }
}
