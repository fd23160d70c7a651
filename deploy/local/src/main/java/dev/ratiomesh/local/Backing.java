package dev.ratiomesh.local;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.testkit.kafka.KafkaOptions;
import dev.ratiomesh.testkit.kafka.KafkaProcess;
import dev.ratiomesh.testkit.postgres.PostgresOptions;
import dev.ratiomesh.testkit.postgres.PostgresProcess;
import java.util.concurrent.CompletableFuture;

/** What the services stand on: Kafka with every topic, Postgres with a database for each service that has one. */
record Backing(KafkaProcess kafka, PostgresProcess postgres) {
    private static final int PARTITIONS = 4;

    /** Starts both at once; what earlier starts left in {@code mesh.dir} is found again. */
    static Backing start(Options options) {
        CompletableFuture<KafkaProcess> kafka = CompletableFuture.supplyAsync(() -> kafka(options));
        PostgresProcess postgres = postgres(options);
        return new Backing(kafka.join(), postgres);
    }

    Backing withKafkaRestarted() {
        kafka.kill();
        return new Backing(KafkaProcess.start(kafka.options()), postgres);
    }

    Backing withPostgresRestarted() {
        postgres.kill();
        return new Backing(kafka, PostgresProcess.start(postgres.options()));
    }

    private static KafkaProcess kafka(Options options) {
        KafkaProcess kafka = KafkaProcess.start(
                KafkaOptions.in(options.dir().resolve("kafka")).withPort(options.port(Port.KAFKA)));
        kafka.createTopics(Topic.allNames(), PARTITIONS);
        return kafka;
    }

    private static PostgresProcess postgres(Options options) {
        PostgresProcess postgres = PostgresProcess.start(
                PostgresOptions.in(options.dir().resolve("postgres")).withPort(options.port(Port.POSTGRES)));
        Services.DATABASES.forEach(postgres::createDatabase);
        return postgres;
    }
}
