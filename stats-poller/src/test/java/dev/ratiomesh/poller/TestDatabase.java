package dev.ratiomesh.poller;

import dev.ratiomesh.testkit.TestInfrastructure;
import dev.ratiomesh.testkit.postgres.PostgresAddress;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** An empty database of the service with a connection pool; the service itself does not run. */
public final class TestDatabase implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    public TestDatabase() {
        PostgresAddress server = TestInfrastructure.shared().postgres();
        String name = "poller_" + UUID.randomUUID().toString().replace("-", "");
        server.createDatabase(name);
        Flyway.configure()
                .dataSource(server.jdbcUrl(name), server.user(), server.password())
                .locations("classpath:db/delivery", "classpath:db/migration")
                .load()
                .migrate();
        this.pool = pool(server, name);
    }

    public Pool pool() {
        return pool;
    }

    public RowSet<Row> run(String sql) {
        return get(pool.query(sql).execute());
    }

    public static <T> T get(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }

    /** Returns the configuration with its defaults and the given settings. */
    public static PollerConfig config(Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(PollerConfig.class)
                .withDefaultValue("poller.youtube.key", "test-key")
                .withDefaultValues(settings)
                .addDefaultInterceptors()
                .build();
        return config.getConfigMapping(PollerConfig.class);
    }

    @Override
    public void close() {
        get(pool.close());
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Pool pool(PostgresAddress server, String name) {
        PgConnectOptions address = PgConnectOptions.fromUri(server.url(name))
                .setUser(server.user())
                .setPassword(server.password());
        return Pool.newInstance(PgBuilder.pool()
                .connectingTo(address)
                .with(new PoolOptions().setMaxSize(8))
                .using(vertx)
                .build());
    }
}
