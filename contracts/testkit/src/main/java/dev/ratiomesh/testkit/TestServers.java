package dev.ratiomesh.testkit;

import dev.ratiomesh.testkit.postgres.PostgresAddress;

/** One way to come by a Kafka and a Postgres; each is started on first use. */
sealed interface TestServers permits ContainerServers, EmbeddedServers, ExternalServers {

    /** Bootstrap servers. */
    String kafka();

    PostgresAddress postgres();

    /**
     * What {@code -Dmesh.infra} says; without it containers where Docker answers, else embedded.
     *
     * @throws IllegalArgumentException when it is set to anything else
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
}
