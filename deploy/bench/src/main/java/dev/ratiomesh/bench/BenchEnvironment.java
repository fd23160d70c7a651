package dev.ratiomesh.bench;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.testkit.TokenKeys;
import dev.ratiomesh.testkit.child.ChildProcess;
import dev.ratiomesh.testkit.child.FreePorts;
import dev.ratiomesh.testkit.child.JavaProcessBuilder;
import dev.ratiomesh.testkit.kafka.KafkaOptions;
import dev.ratiomesh.testkit.kafka.KafkaProcess;
import dev.ratiomesh.testkit.postgres.PostgresOptions;
import dev.ratiomesh.testkit.postgres.PostgresProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs a broker, a durable database and one service on them, all fresh. */
final class BenchEnvironment implements AutoCloseable {
    private static final int PARTITIONS = 4;
    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);

    private final Path home;
    private final Path folder;
    final KafkaProcess kafka;
    final PostgresProcess postgres;

    BenchEnvironment(Path home, String name) throws IOException {
        this.home = home;
        this.folder =
                Files.createTempDirectory(Files.createDirectories(home.resolve("deploy/bench/target/ground")), name);
        this.kafka = KafkaProcess.start(KafkaOptions.in(folder.resolve("kafka")).withHeapMegabytes(512));
        this.postgres = PostgresProcess.start(PostgresOptions.in(folder.resolve("postgres")));
        kafka.createTopics(Topic.allNames(), PARTITIONS);
        kafka.createTopics(List.of("bench.targets"), PARTITIONS);
        postgres.createDatabase("bench");
    }

    String jdbcUrl() {
        return postgres.jdbcUrl("bench") + "?user=" + postgres.user() + "&password=" + postgres.password();
    }

    /** Starts a service as it is deployed: both compilers, half a gigabyte, its own process. */
    ChildProcess service(String name, Map<String, String> settings) {
        int port = FreePorts.free();
        JavaProcessBuilder child = JavaProcessBuilder.of(name, "io.quarkus.bootstrap.runner.QuarkusEntryPoint")
                .jvm("-Xmx512m", "-XX:+UseSerialGC")
                .classPath(home.resolve(name + "/target/quarkus-app/quarkus-run.jar")
                        .toString())
                .log(folder.resolve(name + ".log"))
                .property("java.util.logging.manager", "org.jboss.logmanager.LogManager")
                .property("quarkus.http.port", Integer.toString(port))
                .property("kafka.bootstrap.servers", kafka.bootstrapServers())
                .property("quarkus.datasource.reactive.url", postgres.url("bench"))
                .property("quarkus.datasource.jdbc.url", postgres.jdbcUrl("bench"))
                .property("quarkus.datasource.username", postgres.user())
                .property("mp.jwt.verify.publickey", TokenKeys.generate().publicKey())
                // A stopped process must not lose its place in the group while its input is laid out.
                .property("mp.messaging.connector.smallrye-kafka.session.timeout.ms", "60000")
                .property("mp.messaging.connector.smallrye-kafka.heartbeat.interval.ms", "3000")
                .environment("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
        settings.forEach(child::property);
        ChildProcess process = child.start();
        process.await("to be ready", () -> isReady(port), START_TIMEOUT);
        return process;
    }

    /** Suspends a process, as a debugger does, so that its input can be laid out before it runs. */
    static void suspend(ChildProcess process) throws IOException, InterruptedException {
        signal("-STOP", process);
    }

    static void resume(ChildProcess process) throws IOException, InterruptedException {
        signal("-CONT", process);
    }

    private static void signal(String signal, ChildProcess process) throws IOException, InterruptedException {
        if (new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                        .start()
                        .waitFor()
                != 0) {
            throw new IOException("kill " + signal + " " + process.pid() + " failed");
        }
    }

    private static boolean isReady(int port) {
        try {
            var connection = (HttpURLConnection) URI.create("http://localhost:" + port + "/q/health/ready")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(500);
            connection.setReadTimeout(2000);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }
}
