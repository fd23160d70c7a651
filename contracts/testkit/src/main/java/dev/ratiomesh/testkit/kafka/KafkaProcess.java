package dev.ratiomesh.testkit.kafka;

import dev.ratiomesh.testkit.child.ChildProcess;
import dev.ratiomesh.testkit.child.FreePorts;
import dev.ratiomesh.testkit.child.JavaProcessBuilder;
import dev.ratiomesh.testkit.child.ServerFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A Kafka broker (KRaft, one node) as a child process, which ends with this process even when this one is killed. */
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
     * Starts a broker and waits, 60 s at most, until it is ready. A folder that was used before keeps its data.
     *
     * @throws IllegalStateException when the port or the folder is in use, or the broker ends early; the message says
     *     why
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

    /** Starts on another free port when another process has taken the first before the broker binds it. */
    private static KafkaProcess startIn(ServerFolder folder, KafkaOptions options, int attempts) {
        KafkaOptions fixed = options.port() == 0 ? options.withPort(FreePorts.free()) : options;
        ChildProcess broker = BrokerJvm.start(folder, fixed);
        try {
            folder.recordOwner(broker);
            broker.awaitLine("Kafka Server started", START_TIMEOUT); // another process might have the port
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

    /** Returns the options with the actual port: starting with them again is a restart in place. */
    public KafkaOptions options() {
        return options;
    }

    public long pid() {
        return broker.pid();
    }

    public boolean isAlive() {
        return broker.isAlive();
    }

    /** Creates the missing topics with unlimited retention. */
    public void createTopics(Collection<String> names, int partitions) {
        TopicFactory.create(bootstrapServers(), names, partitions);
    }

    /** Kills the broker with SIGKILL, for crash tests. */
    public void kill() {
        broker.kill();
        folder.close();
    }

    /** Stops the broker cleanly. */
    @Override
    public void close() {
        broker.close();
        folder.close();
    }

    /** Starts the JVM of the broker. */
    static final class BrokerJvm {

        private static final String CLASS_PATH = "/kafka-broker.classpath";
        private static final String CLUSTER_ID = "cmF0aW8tbWVzaC1sb2NhbA";

        private BrokerJvm() {}

        static ChildProcess start(ServerFolder folder, KafkaOptions options) {
            Path settings = folder.resolve("server.properties");
            write(settings, BrokerSettings.of(folder.resolve("data"), options.port(), FreePorts.free()));
            return JavaProcessBuilder.of("kafka", BrokerMain.class.getName())
                    .jvm(
                            "-Xms64m",
                            "-Xmx" + options.heapMegabytes() + "m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1")
                    .property("slf4j.provider", WarningLoggerProvider.class.getName())
                    .classPath(classPath())
                    .arguments(
                            settings.toString(),
                            CLUSTER_ID,
                            folder.resolve("formatted").toString())
                    .log(folder.resolve("kafka.log"))
                    .start();
        }

        private static String classPath() {
            try (InputStream in = BrokerJvm.class.getResourceAsStream(CLASS_PATH)) {
                if (in == null) {
                    throw new IllegalStateException("contracts-broker is missing on the class path: build it first");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
            } catch (IOException broken) {
                throw new UncheckedIOException("Cannot read " + CLASS_PATH, broken);
            }
        }

        private static void write(Path file, String text) {
            try {
                Files.writeString(file, text);
            } catch (IOException broken) {
                throw new UncheckedIOException("Cannot write " + file, broken);
            }
        }
    }

    /** Writes the broker's server.properties: one node that is broker and controller, small and quick to start. */
    static final class BrokerSettings {

        private BrokerSettings() {}

        static String of(Path data, int port, int controllerPort) {
            Map<String, String> settings = new LinkedHashMap<>();
            node(settings, data, port, controllerPort);
            internalTopics(settings);
            speed(settings);
            return settings.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining("\n", "", "\n"));
        }

        private static void node(Map<String, String> settings, Path data, int port, int controllerPort) {
            settings.put("process.roles", "broker,controller");
            settings.put("node.id", "1");
            settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
            settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
            settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
            settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
            settings.put("controller.listener.names", "CONTROLLER");
            settings.put("log.dirs", data.toString().replace('\\', '/'));
            settings.put("auto.create.topics.enable", "false");
            settings.put("log.retention.ms", "-1");
            // As long as the log: a mesh that stood still for a month must not handle its old commands again.
            settings.put("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
        }

        /**
         * Replaces the defaults of 50 partitions and 3 replicas, with which transactions hang and the start takes
         * longer.
         */
        private static void internalTopics(Map<String, String> settings) {
            settings.put("offsets.topic.replication.factor", "1");
            settings.put("offsets.topic.num.partitions", "4");
            settings.put("transaction.state.log.replication.factor", "1");
            settings.put("transaction.state.log.min.isr", "1");
            settings.put("transaction.state.log.num.partitions", "4");
            settings.put("share.coordinator.state.topic.replication.factor", "1");
            settings.put("share.coordinator.state.topic.min.isr", "1");
            settings.put("share.coordinator.state.topic.num.partitions", "1");
        }

        private static void speed(Map<String, String> settings) {
            settings.put("group.initial.rebalance.delay.ms", "0");
            // the session of a killed broker delays its successor until it expires
            settings.put("broker.session.timeout.ms", "2000");
            settings.put("broker.heartbeat.interval.ms", "500");
            settings.put("log.cleaner.dedupe.buffer.size", "2097152");
            settings.put("num.network.threads", "2");
            settings.put("num.io.threads", "4");
        }
    }
}
