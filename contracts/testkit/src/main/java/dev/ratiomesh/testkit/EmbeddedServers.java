package dev.ratiomesh.testkit;

import dev.ratiomesh.testkit.kafka.KafkaOptions;
import dev.ratiomesh.testkit.kafka.KafkaProcess;
import dev.ratiomesh.testkit.postgres.PostgresAddress;
import dev.ratiomesh.testkit.postgres.PostgresOptions;
import dev.ratiomesh.testkit.postgres.PostgresProcess;

/** Child processes on free ports, their data below {@code target}, thrown away at the end. */
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
