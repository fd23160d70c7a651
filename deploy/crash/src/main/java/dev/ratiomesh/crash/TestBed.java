package dev.ratiomesh.crash;

import dev.ratiomesh.local.Console;
import dev.ratiomesh.local.LocalMeshOptions;
import dev.ratiomesh.local.Mesh;
import dev.ratiomesh.local.MeshPort;
import dev.ratiomesh.testkit.child.FreePorts;
import dev.ratiomesh.testkit.kafka.PlainProducer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Holds a running mesh and the parts of a run that disturb and observe it. */
record TestBed(
        Mesh mesh,
        PlainProducer upstream,
        CampaignWorkload workload,
        ServiceDatabases databases,
        DisruptionInjector injector,
        ConsistencyProbe probe)
        implements AutoCloseable {

    static TestBed of(CrashSettings settings, Clock clock, Console console) throws IOException {
        Mesh mesh = Mesh.start(CrashMeshOptions.of(settings), console);
        String sandbox = mesh.options().url(MeshPort.SANDBOX);
        PlainProducer upstream = PlainProducer.to(mesh.bootstrapServers());
        CampaignWorkload workload = new CampaignWorkload(mesh.api(), sandbox, upstream, clock);
        ServiceDatabases databases = new ServiceDatabases(mesh);
        DisruptionInjector injector = new DisruptionInjector(mesh, databases, workload, settings);
        ConsistencyProbe probe =
                new ConsistencyProbe(mesh, workload, databases, injector, new ProviderLedger(mesh.api(), sandbox));
        return new TestBed(mesh, upstream, workload, databases, injector, probe);
    }

    /** Kills all processes; none needs an orderly shutdown. */
    @Override
    public void close() {
        upstream.close();
        mesh.stopSupervision();
        List.of(
                        MeshPort.CAMPAIGN_SERVICE,
                        MeshPort.STATS_POLLER,
                        MeshPort.RATIO_ENGINE,
                        MeshPort.ORDER_EXECUTOR,
                        MeshPort.SANDBOX)
                .forEach(port -> mesh.process(port).kill());
        mesh.close();
    }

    /**
     * Configures the mesh of a crash run: a folder and ports of its own, and all delays short, so that an order lives for
     * seconds. The lease is shorter than a call may take: workers meet, as they would when one is paused for long.
     */
    static final class CrashMeshOptions {
        private static final Map<String, String> ORDERS = Map.ofEntries(
                Map.entry("orders.days", "1"),
                // The video never gains a like, which teaches that reach brings none: begin far above the benchmark's
                // demand.
                Map.entry("orders.likes-per-reach", "0.9"),
                Map.entry("orders.work.lease", "PT3S"),
                Map.entry("orders.work.report-every", "PT1S"),
                Map.entry("orders.work.settle-after", "PT1S"),
                Map.entry("orders.work.retry-backoff-initial", "PT0.2S"),
                Map.entry("orders.work.retry-backoff-max", "PT2S"),
                Map.entry("orders.work.absence-delay", "PT2S"),
                Map.entry("orders.google-ads.timeout", "PT8S"),
                Map.entry("orders.google-ads.max-parallel-calls", "16"),
                Map.entry("orders.google-ads.calls-per-second", "100"),
                Map.entry("orders.google-ads.circuit-open-duration", "PT1S"));

        private CrashMeshOptions() {}

        static LocalMeshOptions of(CrashSettings settings) throws IOException {
            Properties options = new Properties();
            options.setProperty("mesh.home", settings.home().toString());
            options.setProperty("mesh.demo", "false");
            options.setProperty("mesh.without", "channel-fleet");
            options.setProperty("mesh.speed", "100000");
            Path folder = Files.createDirectories(settings.home().resolve("deploy/crash/target/runs"));
            options.setProperty(
                    "mesh.dir", Files.createTempDirectory(folder, "run").toString());
            for (MeshPort port : MeshPort.values()) {
                options.setProperty(port.option(), Integer.toString(FreePorts.free()));
            }
            ORDERS.forEach((key, value) -> options.setProperty("mesh.order-executor.conf." + key, value));
            for (MeshPort service :
                    new MeshPort[] {MeshPort.CAMPAIGN_SERVICE, MeshPort.STATS_POLLER, MeshPort.ORDER_EXECUTOR}) {
                String prefix = "mesh." + service.processName() + ".conf.";
                options.setProperty(prefix + "mesh.delivery.outbox.lease", "PT2S");
                if (!settings.disabledSafeguard().isEmpty()) {
                    options.setProperty(prefix + "mesh.kill.allowed", "true");
                    options.setProperty(prefix + "mesh.break", settings.disabledSafeguard());
                }
            }
            return LocalMeshOptions.from(options);
        }
    }
}
