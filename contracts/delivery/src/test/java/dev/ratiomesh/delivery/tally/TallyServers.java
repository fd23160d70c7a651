package dev.ratiomesh.delivery.tally;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.testkit.MeshResource;
import dev.ratiomesh.testkit.kafka.KafkaOptions;
import dev.ratiomesh.testkit.kafka.KafkaProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Provides the Postgres and token key of the mesh, and a Kafka of this module, which its tests may kill. */
public final class TallyServers implements QuarkusTestResourceLifecycleManager {
    private static final List<String> TOPICS =
            List.of("tally.commands", "tally.commands.dlq", "tally.notes", "tally.notes.dlq", "tally.doomed");

    private final MeshResource mesh = new MeshResource();
    private Broker broker;

    @Override
    public Map<String, String> start() {
        broker = new Broker(KafkaProcess.start(KafkaOptions.in(folder())));
        List<String> topics = new ArrayList<>(Topic.allNames());
        topics.addAll(TOPICS);
        broker.createTopics(topics);
        Map<String, String> settings = new HashMap<>(mesh.start());
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(broker, new TestInjector.MatchesType(Broker.class));
    }

    @Override
    public void stop() {
        broker.close();
        mesh.stop();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "tally-kafka");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
