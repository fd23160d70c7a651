package dev.ratiomesh.local;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.testkit.kafka.KafkaOptions;
import dev.ratiomesh.testkit.kafka.KafkaProcess;
import dev.ratiomesh.testkit.postgres.PostgresOptions;
import dev.ratiomesh.testkit.postgres.PostgresProcess;
import java.util.concurrent.CompletableFuture;

/**
 * Runs the servers below the services: Kafka with every topic, Postgres with a database for each service that has one.
 */
record Infrastructure(KafkaProcess kafka, PostgresProcess postgres) {
    private static final int PARTITIONS = 4;

    /** Starts both at once; the data of earlier starts in {@code mesh.dir} is used again. */
    static Infrastructure start(LocalMeshOptions options) {
        CompletableFuture<KafkaProcess> kafka = CompletableFuture.supplyAsync(() -> kafka(options));
        PostgresProcess postgres = postgres(options);
        return new Infrastructure(kafka.join(), postgres);
    }

    Infrastructure withKafkaRestarted() {
        kafka.kill();
        return new Infrastructure(KafkaProcess.start(kafka.options()), postgres);
    }

    Infrastructure withPostgresRestarted() {
        postgres.kill();
        return new Infrastructure(kafka, PostgresProcess.start(postgres.options()));
    }

    private static KafkaProcess kafka(LocalMeshOptions options) {
        KafkaProcess kafka = KafkaProcess.start(
                KafkaOptions.in(options.dir().resolve("kafka")).withPort(options.port(MeshPort.KAFKA)));
        kafka.createTopics(Topic.allNames(), PARTITIONS);
        return kafka;
    }

    private static PostgresProcess postgres(LocalMeshOptions options) {
        PostgresProcess postgres = PostgresProcess.start(
                PostgresOptions.in(options.dir().resolve("postgres")).withPort(options.port(MeshPort.POSTGRES)));
        ServiceCatalog.DATABASES.forEach(postgres::createDatabase);
        return postgres;
    }
}
