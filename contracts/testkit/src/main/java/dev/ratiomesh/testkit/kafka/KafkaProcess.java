package dev.ratiomesh.testkit.kafka;

import dev.ratiomesh.testkit.child.ChildProcess;
import dev.ratiomesh.testkit.child.FreePorts;
import dev.ratiomesh.testkit.child.ServerFolder;
import java.time.Duration;
import java.util.Collection;

/** A Kafka broker (KRaft, one node) as a child process. It ends with this process, even when that is killed. */
public final class KafkaProcess implements AutoCloseable {

    private static final int ATTEMPTS = 5;
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final KafkaOptions options;
    private final ServerFolder folder;
    private final ChildProcess broker;

    private KafkaProcess(KafkaOptions options, ServerFolder folder, ChildProcess broker) {
        this.options = options;
        this.folder = folder;
        this.broker = broker;
    }

    /**
     * Starts a broker and waits, 60 s at most, until it serves. A folder used before keeps its data.
     *
     * @throws IllegalStateException when the port or the folder is in use, or the broker ends early; the message says why
     */
    public static KafkaProcess start(KafkaOptions options) {
        ServerFolder folder = ServerFolder.acquire(options.folder(), KafkaOptions.FOLDER_OPTION);
        try {
            mustBeFree(options);
            return startIn(folder, options, ATTEMPTS);
        } catch (RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    /** A free port may be taken by somebody else before the broker binds it; then another is tried. */
    private static KafkaProcess startIn(ServerFolder folder, KafkaOptions options, int attempts) {
        KafkaOptions fixed = options.port() == 0 ? options.withPort(FreePorts.free()) : options;
        ChildProcess broker = BrokerJvm.start(folder, fixed);
        try {
            folder.recordOwner(broker);
            broker.awaitLine("Kafka Server started", START_TIMEOUT); // the port alone might be somebody else's
            return new KafkaProcess(fixed, folder, broker);
        } catch (IllegalStateException ended) {
            broker.close();
            if (attempts > 1 && broker.output().contains("Address already in use")) {
                mustBeFree(options);
                return startIn(folder, options, attempts - 1);
            }
            throw ended;
        }
    }

    private static void mustBeFree(KafkaOptions options) {
        if (options.port() != 0) {
            FreePorts.requireFree("Kafka", options.port(), KafkaOptions.PORT_OPTION);
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + options.port();
    }

    /** As it runs, its port filled in: starting with these again is a restart in place. */
    public KafkaOptions options() {
        return options;
    }

    public long pid() {
        return broker.pid();
    }

    public boolean isAlive() {
        return broker.isAlive();
    }

    /** Creates those that are missing; retention is unlimited. */
    public void createTopics(Collection<String> names, int partitions) {
        TopicFactory.create(bootstrapServers(), names, partitions);
    }

    /** SIGKILL, for crash tests. */
    public void kill() {
        broker.kill();
        folder.close();
    }

    /** A clean stop. */
    @Override
    public void close() {
        broker.close();
        folder.close();
    }
}
