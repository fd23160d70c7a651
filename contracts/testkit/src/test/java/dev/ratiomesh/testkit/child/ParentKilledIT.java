package dev.ratiomesh.testkit.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.testkit.kafka.KafkaOptions;
import dev.ratiomesh.testkit.kafka.KafkaProcess;
import dev.ratiomesh.testkit.postgres.PostgresOptions;
import dev.ratiomesh.testkit.postgres.PostgresProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentKilledIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void both_servers_end_when_their_parent_is_killed() {
        // given
        ChildProcess parent = parent();
        String[] started = started(parent);
        int postgresPort = Integer.parseInt(started[1]);
        int kafkaPort = Integer.parseInt(started[3]);
        assertThat(FreePorts.isOpen(postgresPort)).isTrue();
        assertThat(FreePorts.isOpen(kafkaPort)).isTrue();

        // when
        parent.kill();

        // then
        Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(FreePorts.isOpen(postgresPort)).isFalse();
            assertThat(FreePorts.isOpen(kafkaPort)).isFalse();
            assertThat(ProcessExits.hasExited(Long.parseLong(started[2]))).isTrue();
            assertThat(ProcessExits.hasExited(Long.parseLong(started[4]))).isTrue();
        });
    }

    @Test
    void a_new_parent_takes_over_the_folders_at_once() {
        // given
        ChildProcess parent = parent();
        String[] started = started(parent);

        // when
        parent.kill();
        try (PostgresProcess postgres = PostgresProcess.start(PostgresOptions.in(folder.resolve("postgres")));
                KafkaProcess kafka = KafkaProcess.start(KafkaOptions.in(folder.resolve("kafka")))) {

            // then
            assertThat(postgres.pid()).isNotEqualTo(Long.parseLong(started[2]));
            assertThat(kafka.isAlive()).isTrue();
        }
    }

    private ChildProcess parent() {
        return JavaProcessBuilder.of("parent", Mains.StartsServers.class.getName())
                .jvm("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                .classPath(System.getProperty("java.class.path"))
                .arguments(
                        folder.resolve("postgres").toString(),
                        folder.resolve("kafka").toString())
                .log(folder.resolve("parent.log"))
                .start();
    }

    private static String[] started(ChildProcess parent) {
        parent.awaitLine("started;", TIMEOUT);
        return parent.output().substring(parent.output().indexOf("started;")).split(";", -1);
    }
}
