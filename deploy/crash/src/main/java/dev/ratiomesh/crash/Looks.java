package dev.ratiomesh.crash;

import dev.ratiomesh.local.Mesh;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One look after the other: starts again what has died, moves the video's numbers, and sees whether all promises hold. */
final class Looks {
    private static final long LOOK_MILLIS = 250;
    private static final Duration PROGRESS = Duration.ofSeconds(15);

    private final Mesh mesh;
    private final Traffic traffic;
    private final Databases databases;
    private final Blows blows;
    private final ProviderLedger ledger;
    private final Patience progress = Patience.of(PROGRESS);
    private boolean resting;

    Looks(Mesh mesh, Traffic traffic, Databases databases, Blows blows, ProviderLedger ledger) {
        this.mesh = mesh;
        this.traffic = traffic;
        this.databases = databases;
        this.blows = blows;
        this.ledger = ledger;
    }

    /** What a look saw. */
    record Seen(Observation observation, List<Violation> violations) {
        int orders() {
            return observation.after().size();
        }

        boolean isClean() {
            return violations.isEmpty();
        }
    }

    /** From now on the video has caught up, so that every order ends; or is behind again. */
    void rest(boolean rests) {
        resting = rests;
    }

    Seen look() throws IOException, InterruptedException, SQLException {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        blows.countHalted();
        mesh.look();
        if (progress.isOver()) {
            mesh.checkProgress();
            progress.renew();
        }
        if (resting) {
            traffic.catchUp();
        } else {
            traffic.growBehind();
        }
        Observation seen = observe();
        return new Seen(seen, Watch.over(seen));
    }

    /** Asked again as a whole until all of it was answered, so that its parts belong together. */
    Observation observe() throws IOException, InterruptedException, SQLException {
        return Tries.ask(() -> new Observation(ledger.read(), databases.books(), ledger.read(), databases.rejected()));
    }
}
