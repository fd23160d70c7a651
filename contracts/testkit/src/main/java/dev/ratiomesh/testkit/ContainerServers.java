package dev.ratiomesh.testkit;

import dev.ratiomesh.testkit.postgres.PostgresAddress;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Containers, which Testcontainers removes when this JVM is gone. */
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
