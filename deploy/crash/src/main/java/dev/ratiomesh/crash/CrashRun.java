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
    private static final Duration ROUND = Duration.ofSeconds(25);
    /** Most probes between two disruptions, so that the second one hits work that began after the first. */
    private static final int MOST_LOOKS_BETWEEN = 4;

    private final CrashSettings settings;
    private final Console console;
    private final TestBed stage;
    private final Clock clock;
    private final Random random;

    CrashRun(CrashSettings settings, TestBed stage, Clock clock, Console console) {
        this.clock = clock;
        this.settings = settings;
        this.console = console;
        this.stage = stage;
        this.random = new Random(settings.seed());
    }

    /** Runs until the kills or the rounds are reached, or an invariant is violated. */
    CrashReport run() throws IOException, InterruptedException, SQLException {
        long start = System.nanoTime();
        if (settings.broken().equals("check")) {
            stage.databases().dropCapCheck();
        }
        int round = 0;
        List<Violation> found = round(0, List.of());
        long end = start + Duration.ofMinutes(settings.minutes()).toNanos();
        while (found.isEmpty() && goesOn(round, end)) {
            found = round(++round, mix());
        }
        if (found.isEmpty()) {
            found = new QuiescencePhase(stage, console).audit();
        }
        return report(round, Duration.ofNanos(System.nanoTime() - start), found);
    }

    /** Chooses the disruptions that show soonest that a safeguard is missing; any of them when none is. */
    private List<Disruption> mix() {
        return switch (settings.broken()) {
            case "" -> RoundPlan.of(random);
            case "lookup" -> List.of(Disruption.KILL_ANSWERED);
            case "fence" -> List.of(Disruption.LATE_REFUSAL);
            default -> List.of();
        };
    }

    private boolean goesOn(int round, long end) {
        return round < settings.rounds() && stage.blows().kills() < settings.kills() && System.nanoTime() - end < 0;
    }

    /**
     * Injects the disruptions, then probes until the provider has accepted another order, or the round's time is over.
     */
    private List<Violation> round(int number, List<Disruption> mix)
            throws IOException, InterruptedException, SQLException {
        stage.traffic().turn();
        ProbeResult seen = stage.looks().probe();
        int before = seen.orders();
        List<Disruption> dealt = new ArrayList<>();
        for (Disruption blow : mix) {
            seen = seen.isClean() ? dealAndLook(blow, dealt) : seen;
        }
        ProgressTimeout patience = ProgressTimeout.of(ROUND);
        while (seen.isClean() && seen.orders() <= before && !patience.isOver()) {
            seen = stage.looks().probe();
        }
        console.say(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " round " + number + " " + dealt + ": "
                + stage.blows().kills() + " kills, " + seen.orders() + " orders");
        return seen.violations();
    }

    private ProbeResult dealAndLook(Disruption blow, List<Disruption> dealt)
            throws IOException, InterruptedException, SQLException {
        stage.blows().inject(blow);
        dealt.add(blow);
        ProbeResult seen = stage.looks().probe();
        for (int i = random.nextInt(MOST_LOOKS_BETWEEN); i > 0 && seen.isClean(); i--) {
            seen = stage.looks().probe();
        }
        return seen;
    }

    private CrashReport report(int rounds, Duration took, List<Violation> found)
            throws IOException, InterruptedException, SQLException {
        DisruptionInjector blows = stage.blows();
        int orders = stage.looks().observe().after().size();
        return new CrashReport(
                settings.seed(), rounds, blows.kills(), blows.cuts(), orders, took, blows.counts(), found);
    }
}
