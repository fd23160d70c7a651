package dev.ratiomesh.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.crash.invariant.Violation.BrokenPromise;
import dev.ratiomesh.local.Console;
import dev.ratiomesh.local.MeshPort;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Runs a short crash test; {@code ./mvnw -Pcrash} makes a long one. Then it tests the checks: each safeguard is
 * disabled in the same mesh, and the run must find the violation. The order of the tests matters, because a disabled
 * safeguard leaves traces.
 */
@TestMethodOrder(OrderAnnotation.class)
class CrashIT {
    private static final int KILLS = 6;
    private static final int ROUNDS = 2;
    private static final Duration TIMEOUT = Duration.ofSeconds(180);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(12);
    private static final String NO_DAY_CAP = CampaignWorkload.DEFAULT_DAY_CAP;
    private static final Console CONSOLE = new Console(System.out, false);

    private static final CrashSettings SETTINGS = new CrashSettings(
            Path.of(System.getProperty("mesh.home", "../..")).toAbsolutePath(), ROUNDS, KILLS, 10, 11, "");

    private static TestBed testBed;

    @BeforeAll
    static void start() throws IOException {
        testBed = TestBed.of(SETTINGS, Clock.systemUTC(), CONSOLE);
    }

    @AfterAll
    static void stop() {
        testBed.close();
    }

    @Test
    @Order(1)
    void holds_every_invariant_whichever_process_dies() throws Exception {
        CrashReport report = new CrashRun(SETTINGS, testBed, Clock.systemUTC(), CONSOLE).run();
        new QuiescencePhase(testBed, CONSOLE).end();

        assertThat(report.violations()).as(report.line()).isEmpty();
        assertThat(report.kills()).as(report.line()).isPositive();
        assertThat(report.orders()).as(report.line()).isPositive();
    }

    @Test
    @Order(2)
    void finds_a_sender_that_sends_again_without_a_look_up() throws Exception {
        disable(MeshPort.ORDER_EXECUTOR, "lookup");

        assertThat(shows(BrokenPromise.DUPLICATE, "several campaigns", NO_DAY_CAP, Disruption.LOSE_ANSWER))
                .isTrue();
    }

    @Test
    @Order(3)
    void finds_a_late_worker_without_fencing() throws Exception {
        disable(MeshPort.ORDER_EXECUTOR, "fence");

        assertThat(shows(BrokenPromise.LOST, "state=REFUSED", NO_DAY_CAP, Disruption.LATE_REFUSAL))
                .isTrue();
    }

    @Test
    @Order(4)
    void finds_unguarded_caps() throws Exception {
        testBed.databases().dropCapCheck();
        disable(MeshPort.ORDER_EXECUTOR, "check");

        assertThat(shows(BrokenPromise.CAP_PASSED, "in the books", "5.50")).isTrue();
    }

    @Test
    @Order(5)
    void finds_an_inbox_that_accepts_repeats() throws Exception {
        disable(MeshPort.CAMPAIGN_SERVICE, "inbox");

        assertThat(shows(BrokenPromise.REPEATED, "CAMPAIGN_EXISTS", NO_DAY_CAP)).isTrue();
    }

    private static void disable(MeshPort service, String safeguard) throws Exception {
        testBed.workload().instruct(Map.of("clear", true));
        testBed.mesh().restart(service, Map.of("mesh.kill.allowed", "true", "mesh.break", safeguard));
    }

    /** Injects the disruptions again and again, until the trace shows; it must not be there before. */
    private static boolean shows(BrokenPromise kind, String trace, String dayCap, Disruption... disruptions)
            throws Exception {
        assertThat(isSeen(kind, trace)).as("before any safeguard was disabled").isFalse();
        ProgressTimeout timeout = ProgressTimeout.of(TIMEOUT);
        boolean found = false;
        while (!found && !timeout.isOver()) {
            testBed.workload().createCampaign(dayCap);
            for (Disruption disruption : disruptions) {
                testBed.injector().inject(disruption);
            }
            ProgressTimeout next = ProgressTimeout.of(BETWEEN_TRIES);
            while (!found && !next.isOver()) {
                found = isSeen(kind, trace);
            }
        }
        return found;
    }

    private static boolean isSeen(BrokenPromise kind, String trace)
            throws IOException, InterruptedException, SQLException {
        return testBed.probe().probe().violations().stream()
                .anyMatch(violation ->
                        violation.kind() == kind && violation.evidence().contains(trace));
    }
}
