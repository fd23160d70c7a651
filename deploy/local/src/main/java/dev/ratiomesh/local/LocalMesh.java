package dev.ratiomesh.local;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Starts the mesh, watches it and shows the campaigns until it is stopped by Ctrl-C. */
public final class LocalMesh {
    private static final long CHECK_INTERVAL_MILLIS = 500;
    private static final long CHECKS_PER_TABLE = 4;
    private static final long CHECKS_PER_LOGGED_TABLE = 20;
    private static final long CHECKS_PER_PROGRESS_CHECK = 20;

    private final Mesh mesh;
    private final Console console;
    private final String campaigns;

    private LocalMesh(Mesh mesh, Console console) {
        this.mesh = mesh;
        this.console = console;
        this.campaigns = mesh.options().url(MeshPort.CAMPAIGN_SERVICE) + "/api/campaigns";
    }

    /** Runs with options from system properties; the root README lists them. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Console console = new Console(System.out, System.console() != null);
        try {
            Mesh mesh = Mesh.start(LocalMeshOptions.from(System.getProperties()), console);
            Runtime.getRuntime().addShutdownHook(new Thread(mesh::stopSupervision, "stop-watching"));
            // Objects of the Maven build are garbage now; hundreds of megabytes go back to the machine.
            System.gc();
            new LocalMesh(mesh, console).run();
        } catch (StartException | IllegalStateException e) {
            end(console, e);
        } catch (CompletionException e) {
            end(console, e.getCause() == null ? e : e.getCause());
        }
    }

    /** Ends with one clear line, because inside Maven an exception would show Maven's own stack trace. */
    private static void end(Console console, Throwable reason) {
        console.print("The mesh cannot start: " + reason.getMessage());
        System.exit(1);
    }

    private void run() throws IOException, InterruptedException {
        if (mesh.options().demo()) {
            new DemoCampaign(mesh.api(), campaigns, Clock.systemUTC()).create();
        }
        console.print("Mesh is up: " + mesh.options().url(MeshPort.CAMPAIGN_SERVICE));
        long checksPerTable = console.isTerminal() ? CHECKS_PER_TABLE : CHECKS_PER_LOGGED_TABLE;
        for (long check = 0; !Thread.currentThread().isInterrupted(); check++) {
            TimeUnit.MILLISECONDS.sleep(CHECK_INTERVAL_MILLIS);
            mesh.restartEnded();
            if (check % CHECKS_PER_PROGRESS_CHECK == 0) {
                mesh.checkProgress();
            }
            if (check % checksPerTable == 0) {
                show();
            }
        }
    }

    private void show() throws InterruptedException {
        try {
            console.draw(CampaignTable.of(mesh.api().get(campaigns + "?limit=" + CampaignTable.REQUEST_LIMIT)));
        } catch (IOException e) {
            console.draw(List.of("The table is not available: " + e.getMessage()));
        }
    }
}
