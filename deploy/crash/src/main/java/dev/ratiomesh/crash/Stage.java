package dev.ratiomesh.crash;

import dev.ratiomesh.local.Console;
import dev.ratiomesh.local.Mesh;
import dev.ratiomesh.local.Port;
import dev.ratiomesh.testkit.kafka.PlainProducer;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** A running mesh and all that a run needs to disturb and to watch it. */
record Stage(Mesh mesh, PlainProducer upstream, Traffic traffic, Databases databases, Blows blows, Looks looks)
        implements AutoCloseable {

    static Stage of(Settings settings, Clock clock, Console console) throws IOException {
        Mesh mesh = Mesh.start(MeshOptions.of(settings), console);
        String sandbox = mesh.options().url(Port.SANDBOX);
        PlainProducer upstream = PlainProducer.to(mesh.bootstrapServers());
        Traffic traffic = new Traffic(mesh.api(), sandbox, upstream, clock);
        Databases databases = new Databases(mesh);
        Blows blows = new Blows(mesh, databases, traffic, settings);
        Looks looks = new Looks(mesh, traffic, databases, blows, new ProviderLedger(mesh.api(), sandbox));
        return new Stage(mesh, upstream, traffic, databases, blows, looks);
    }

    /** Nothing here is worth a polite end. */
    @Override
    public void close() {
        upstream.close();
        mesh.stopWatching();
        List.of(Port.CAMPAIGN_SERVICE, Port.STATS_POLLER, Port.RATIO_ENGINE, Port.ORDER_EXECUTOR, Port.SANDBOX)
                .forEach(port -> mesh.process(port).kill());
        mesh.close();
    }
}
