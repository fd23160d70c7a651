package dev.ratiomesh.testkit;

import dev.ratiomesh.testkit.postgres.PostgresAddress;

/** Servers that somebody else runs. */
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
