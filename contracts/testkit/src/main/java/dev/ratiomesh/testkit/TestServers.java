package dev.ratiomesh.testkit;

import dev.ratiomesh.testkit.child.FolderOperations;
import dev.ratiomesh.testkit.kafka.KafkaOptions;
import dev.ratiomesh.testkit.kafka.KafkaProcess;
import dev.ratiomesh.testkit.postgres.PostgresAddress;
import dev.ratiomesh.testkit.postgres.PostgresOptions;
import dev.ratiomesh.testkit.postgres.PostgresProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Provides a Kafka and a Postgres, in containers, as child processes or run externally; each starts on first use. */
sealed interface TestServers
        permits TestServers.ContainerServers, TestServers.EmbeddedServers, TestServers.ExternalServers {

    /** Starts Kafka and returns its bootstrap servers. */
    String kafka();

    /** Starts Postgres and returns its address. */
    PostgresAddress postgres();

    /**
     * Selects the kind that {@code -Dmesh.infra} names; without it containers where Docker answers, else embedded.
     *
     * @throws IllegalArgumentException when the property has another value
     */
    static TestServers select() {
        String mode = System.getProperty("mesh.infra", "");
        if (mode.isEmpty()) {
            return DockerCheck.isAvailable() ? new ContainerServers() : new EmbeddedServers();
        }
        if (mode.equals("containers")) {
            return new ContainerServers();
        }
        if (mode.equals("embedded")) {
            return new EmbeddedServers();
        }
        if (mode.equals("external")) {
            return new ExternalServers();
        }
        throw new IllegalArgumentException("-Dmesh.infra=" + mode + ": use containers, embedded or external");
    }

    /** Starts containers, which Testcontainers removes after the end of this JVM. */
    final class ContainerServers implements TestServers {

        private static final String KAFKA = "apache/kafka-native:4.1.1";
        private static final String POSTGRES = "postgres:17.6-alpine";

        // closed by Testcontainers' own reaper, also when this JVM is killed
        @Override
        @SuppressWarnings("resource")
        public String kafka() {
            KafkaContainer kafka = new KafkaContainer(KAFKA)
                    .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                    .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
            kafka.start();
            return kafka.getBootstrapServers();
        }

        // durable as in the embedded server: Testcontainers' own command turns fsync off
        @Override
        @SuppressWarnings("resource")
        public PostgresAddress postgres() {
            PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES)
                    .withCommand("postgres", "-c", "fsync=on", "-c", "max_connections=200");
            postgres.start();
            return new PostgresAddress(
                    postgres.getHost() + ":" + postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                    postgres.getDatabaseName(),
                    postgres.getUsername(),
                    postgres.getPassword());
        }
    }

    /** Starts child processes on free ports, whose data below {@code target} is deleted at the end. */
    final class EmbeddedServers implements TestServers {

        private final TestFolder folder = TestFolder.ofThisJvm();

        @Override
        public String kafka() {
            KafkaProcess kafka = KafkaProcess.start(KafkaOptions.in(folder.resolve("kafka")));
            folder.dropAfter("kafka/data", kafka);
            return kafka.bootstrapServers();
        }

        @Override
        public PostgresAddress postgres() {
            PostgresProcess postgres = PostgresProcess.start(PostgresOptions.in(folder.resolve("postgres")));
            folder.dropAfter("postgres/data", postgres);
            return postgres.address();
        }
    }

    /** Uses servers that run already, at the addresses in system properties. */
    final class ExternalServers implements TestServers {

        @Override
        public String kafka() {
            return option("mesh.infra.kafka");
        }

        @Override
        public PostgresAddress postgres() {
            return PostgresAddress.of(
                    option("mesh.infra.postgres"),
                    option("mesh.infra.postgres.user"),
                    option("mesh.infra.postgres.password"));
        }

        private static String option(String name) {
            String value = System.getProperty(name, "");
            if (value.isEmpty()) {
                throw new IllegalArgumentException("-Dmesh.infra=external also needs -D" + name);
            }
            return value;
        }
    }

    /** The folder {@code target/mesh-infra/<pid>}: data is deleted with this JVM, logs stay until the next run. */
    record TestFolder(Path path) {

        /** Creates the folder of this JVM and deletes those of JVMs that have ended. */
        static TestFolder ofThisJvm() {
            Path all = Path.of("target", "mesh-infra").toAbsolutePath();
            try {
                Files.createDirectories(all);
                sweep(all);
                return new TestFolder(Files.createDirectories(
                        all.resolve(Long.toString(ProcessHandle.current().pid()))));
            } catch (IOException broken) {
                throw new UncheckedIOException("Cannot use " + all, broken);
            }
        }

        Path resolve(String name) {
            return path.resolve(name);
        }

        /** Closes the server and then deletes its data, at the end of this JVM. */
        void dropAfter(String data, AutoCloseable server) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> drop(data, server), "drop-" + data));
        }

        private void drop(String data, AutoCloseable server) {
            try {
                server.close();
                FolderOperations.delete(resolve(data));
            } catch (Exception failed) {
                System.err.println("Left behind " + resolve(data) + ": " + failed.getMessage());
            }
        }

        private static void sweep(Path all) throws IOException {
            try (Stream<Path> folders = Files.list(all)) {
                List<Path> abandoned = folders.filter(TestFolder::isAbandoned).toList();
                for (Path folder : abandoned) {
                    FolderOperations.delete(folder);
                }
            }
        }

        private static boolean isAbandoned(Path folder) {
            String name = folder.getFileName().toString();
            return name.matches("[0-9]{1,18}")
                    && ProcessHandle.of(Long.parseLong(name)).isEmpty();
        }
    }

    /** Checks for Docker. */
    final class DockerCheck {

        private DockerCheck() {}

        /** Checks for the socket first, because Testcontainers logs errors and is slow without any Docker. */
        static boolean isAvailable() {
            boolean mayBe = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
            return mayBe && DockerClientFactory.instance().isDockerAvailable();
        }
    }
}
