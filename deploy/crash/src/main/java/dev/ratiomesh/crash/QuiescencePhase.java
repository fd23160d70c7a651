package dev.ratiomesh.crash;

import dev.ratiomesh.crash.ConsistencyProbe.ProbeResult;
import dev.ratiomesh.crash.invariant.FinalAudit;
import dev.ratiomesh.crash.invariant.OrderBooks.OrderSeen;
import dev.ratiomesh.crash.invariant.QuiescentState;
import dev.ratiomesh.crash.invariant.Violation;
import dev.ratiomesh.local.Console;
import dev.ratiomesh.local.MeshPort;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Brings the mesh to quiescence: no faults, no lag, no running campaign; then rebuilds the projections and audits
 * everything.
 */
final class QuiescencePhase {
    /** Longest time without any progress. */
    private static final Duration PROGRESS_TIMEOUT = Duration.ofSeconds(180);

    private static final int QUIET_PROBES = 5;

    private final TestBed testBed;
    private final Console console;

    QuiescencePhase(TestBed testBed, Console console) {
        this.testBed = testBed;
        this.console = console;
    }

    /** Checks a condition that must hold in the end. */
    private interface QuiescenceCondition {
        boolean holds(ProbeResult result) throws IOException, InterruptedException, SQLException;
    }

    List<Violation> audit() throws IOException, InterruptedException, SQLException {
        console.print("No more disruptions; waiting until every order has ended");
        testBed.workload().instruct(Map.of("clear", true));
        testBed.probe().setCaughtUp(true);
        awaitCondition(result -> result.observation().books().orders().stream().allMatch(OrderSeen::hasEnded));
        testBed.workload().stopAll();
        testBed.mesh().stop(MeshPort.STATS_POLLER);
        awaitCondition(new Quiet());
        var before = projections();
        console.print("Rebuilding the projections from the topics");
        testBed.mesh().restart(MeshPort.CAMPAIGN_SERVICE, Map.of("campaign.rebuild", "true"));
        awaitCondition(result -> testBed.mesh().isReady(MeshPort.CAMPAIGN_SERVICE)
                && projections().equals(before));
        ServiceDatabases databases = testBed.databases();
        return FinalAudit.check(new QuiescentState(
                testBed.probe().observe(),
                QueryRetries.run(databases::unsent),
                QueryRetries.run(databases::projected),
                before,
                projections()));
    }

    /** Ends the phase: readings resume, and the video falls behind again. */
    void end() {
        testBed.mesh().restart(MeshPort.STATS_POLLER, Map.of());
        testBed.probe().setCaughtUp(false);
    }

    /** Probes until the condition holds; when it never does, the audit names the missing state. */
    private void awaitCondition(QuiescenceCondition condition) throws IOException, InterruptedException, SQLException {
        ProgressTimeout timeout = ProgressTimeout.of(PROGRESS_TIMEOUT);
        ProbeResult result = testBed.probe().probe();
        while (result.isClean() && !condition.holds(result) && !timeout.isOver()) {
            ProbeResult next = testBed.probe().probe();
            if (!next.observation().books().equals(result.observation().books())) {
                timeout.renew();
            }
            result = next;
        }
    }

    private Map<String, List<String>> projections() throws IOException, InterruptedException, SQLException {
        return QueryRetries.run(testBed.databases()::projections);
    }

    /** Holds when nothing is under way: the observation stays the same for some probes. */
    private final class Quiet implements QuiescenceCondition {
        private Map<String, List<String>> shown = Map.of();
        private int quietProbes;

        @Override
        public boolean holds(ProbeResult result) throws IOException, InterruptedException, SQLException {
            boolean isSent = QueryRetries.run(testBed.databases()::unsent).values().stream()
                    .allMatch(count -> count == 0);
            var now = projections();
            quietProbes = isSent && now.equals(shown) ? quietProbes + 1 : 0;
            shown = now;
            return quietProbes >= QUIET_PROBES;
        }
    }
}
