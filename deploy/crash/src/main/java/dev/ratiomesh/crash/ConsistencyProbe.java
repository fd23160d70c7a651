package dev.ratiomesh.crash;

import dev.ratiomesh.crash.invariant.MeshObservation;
import dev.ratiomesh.crash.invariant.SafetyInvariants;
import dev.ratiomesh.crash.invariant.Violation;
import dev.ratiomesh.local.Mesh;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Probes the mesh: restarts ended processes, changes the video's counts, and checks all invariants. */
final class ConsistencyProbe {
    private static final long PROBE_INTERVAL_MILLIS = 250;
    private static final Duration PROGRESS_TIMEOUT = Duration.ofSeconds(15);

    private final Mesh mesh;
    private final CampaignWorkload workload;
    private final ServiceDatabases databases;
    private final DisruptionInjector injector;
    private final ProviderLedger ledger;
    private final ProgressTimeout progress = ProgressTimeout.of(PROGRESS_TIMEOUT);
    private boolean caughtUp;

    ConsistencyProbe(
            Mesh mesh,
            CampaignWorkload workload,
            ServiceDatabases databases,
            DisruptionInjector injector,
            ProviderLedger ledger) {
        this.mesh = mesh;
        this.workload = workload;
        this.databases = databases;
        this.injector = injector;
        this.ledger = ledger;
    }

    /** Holds the outcome of a probe. */
    record ProbeResult(MeshObservation observation, List<Violation> violations) {
        int orders() {
            return observation.after().size();
        }

        boolean isClean() {
            return violations.isEmpty();
        }
    }

    /** Lets the video catch up from now on, so that every order ends; or fall behind again. */
    void setCaughtUp(boolean caughtUp) {
        this.caughtUp = caughtUp;
    }

    ProbeResult probe() throws IOException, InterruptedException, SQLException {
        TimeUnit.MILLISECONDS.sleep(PROBE_INTERVAL_MILLIS);
        injector.countHalted();
        mesh.restartEnded();
        if (progress.isOver()) {
            mesh.checkProgress();
            progress.renew();
        }
        if (caughtUp) {
            workload.catchUp();
        } else {
            workload.fallBehind();
        }
        MeshObservation observation = observe();
        return new ProbeResult(observation, SafetyInvariants.check(observation));
    }

    /** Observes the mesh, repeated as a whole until every part was answered, so that the parts belong together. */
    MeshObservation observe() throws IOException, InterruptedException, SQLException {
        return QueryRetries.run(
                () -> new MeshObservation(ledger.read(), databases.books(), ledger.read(), databases.rejected()));
    }
}
