package dev.ratiomesh.crash;

import dev.ratiomesh.local.Console;
import dev.ratiomesh.local.Mesh;
import dev.ratiomesh.local.MeshPort;
import dev.ratiomesh.testkit.kafka.PlainProducer;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

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
}
