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
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private static final int QUIET_LOOKS = 5;

    private final TestBed stage;
    private final Console console;

    QuiescencePhase(TestBed stage, Console console) {
        this.stage = stage;
        this.console = console;
    }

    /** Checks a condition that must hold in the end. */
    private interface QuiescenceCondition {
        boolean holds(ProbeResult seen) throws IOException, InterruptedException, SQLException;
    }

    List<Violation> audit() throws IOException, InterruptedException, SQLException {
        console.say("No more blows; waiting until every order has ended");
        stage.traffic().fault(Map.of("clear", true));
        stage.looks().rest(true);
        within(seen -> seen.observation().books().orders().stream().allMatch(OrderSeen::hasEnded));
        stage.traffic().stopAll();
        stage.mesh().hold(MeshPort.STATS_POLLER);
        within(new Quiet());
        var before = projections();
        console.say("Making the projections again from the topics");
        stage.mesh().restart(MeshPort.CAMPAIGN_SERVICE, Map.of("campaign.rebuild", "true"));
        within(seen ->
                stage.mesh().isReady(MeshPort.CAMPAIGN_SERVICE) && projections().equals(before));
        ServiceDatabases databases = stage.databases();
        return FinalAudit.over(new QuiescentState(
                stage.looks().observe(),
                QueryRetries.ask(databases::unsent),
                QueryRetries.ask(databases::projected),
                before,
                projections()));
    }

    /** Ends the phase: readings resume, and the video falls behind again. */
    void end() {
        stage.mesh().restart(MeshPort.STATS_POLLER, Map.of());
        stage.looks().rest(false);
    }

    /** Probes until the condition holds; when it never does, the audit names the missing state. */
    private void within(QuiescenceCondition condition) throws IOException, InterruptedException, SQLException {
        ProgressTimeout patience = ProgressTimeout.of(PATIENCE);
        ProbeResult seen = stage.looks().probe();
        while (seen.isClean() && !condition.holds(seen) && !patience.isOver()) {
            ProbeResult next = stage.looks().probe();
            if (!next.observation().books().equals(seen.observation().books())) {
                patience.renew();
            }
            seen = next;
        }
    }

    private Map<String, List<String>> projections() throws IOException, InterruptedException, SQLException {
        return QueryRetries.ask(stage.databases()::projections);
    }

    /** Holds when nothing is under way: the observation stays the same for some probes. */
    private final class Quiet implements QuiescenceCondition {
        private Map<String, List<String>> shown = Map.of();
        private int looks;

        @Override
        public boolean holds(ProbeResult seen) throws IOException, InterruptedException, SQLException {
            boolean isSent = QueryRetries.ask(stage.databases()::unsent).values().stream()
                    .allMatch(count -> count == 0);
            var now = projections();
            looks = isSent && now.equals(shown) ? looks + 1 : 0;
            shown = now;
            return looks >= QUIET_LOOKS;
        }
    }
}
