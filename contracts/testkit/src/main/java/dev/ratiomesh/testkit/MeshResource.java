package dev.ratiomesh.testkit;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.testkit.postgres.PostgresAddress;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Provides a {@code @QuarkusTest} with the Kafka, the Postgres and the token key of this JVM:
 * {@code @QuarkusTestResource(MeshResource.class)}. All topics of the mesh exist, with 4 partitions; the database is
 * fresh and empty, one a JVM. The init argument {@code database=false} leaves Postgres out.
 */
public final class MeshResource implements QuarkusTestResourceLifecycleManager {

    private static final int PARTITIONS = 4;
    private static final String DATABASE = "mesh.test.database";

    private boolean withDatabase = true;

    @Override
    public void init(Map<String, String> arguments) {
        withDatabase = Boolean.parseBoolean(arguments.getOrDefault("database", "true"));
    }

    @Override
    public Map<String, String> start() {
        CompletableFuture<Map<String, String>> database = CompletableFuture.supplyAsync(this::database);
        Map<String, String> settings = new HashMap<>(kafka());
        settings.putAll(database.join());
        settings.put("mp.jwt.verify.publickey", TestTokens.publicKey());
        return settings;
    }

    /** Stops nothing: the next test class uses the same servers, which end with the JVM. */
    @Override
    public void stop() {}

    private static Map<String, String> kafka() {
        TestInfrastructure.shared().createTopics(Topic.allNames(), PARTITIONS);
        return Map.of("kafka.bootstrap.servers", TestInfrastructure.shared().bootstrapServers());
    }

    private Map<String, String> database() {
        if (!withDatabase) {
            return Map.of();
        }
        PostgresAddress server = TestInfrastructure.shared().postgres();
        String name = TestInfrastructure.once(DATABASE, () -> createDatabase(server));
        return Map.of(
                "quarkus.datasource.reactive.url", server.url(name),
                "quarkus.datasource.jdbc.url", server.jdbcUrl(name),
                "quarkus.datasource.username", server.user(),
                "quarkus.datasource.password", server.password());
    }

    private static String createDatabase(PostgresAddress server) {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        server.createDatabase(name);
        return name;
    }
}
