package dev.ratiomesh.fleet.health.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelHealthChanged;
import dev.ratiomesh.delivery.runtime.IsolatedContext;
import dev.ratiomesh.fleet.health.AssessedChannel;
import dev.ratiomesh.fleet.health.HealthRules;
import dev.ratiomesh.fleet.mesh.Mesh;
import dev.ratiomesh.fleet.mesh.SandboxResource;
import dev.ratiomesh.fleet.quota.TenantQuotas;
import dev.ratiomesh.testkit.MeshResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas decide that a reserve stands in, and the other one stores it first. */
@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class StandInRaceIT {
    @Inject
    HealthCheck fasterCheck;

    @Inject
    HealthStore store;

    @Inject
    HealthRules rules;

    @Inject
    Pool pool;

    @Inject
    TenantQuotas shares;

    @Inject
    IsolatedContext isolated;

    private final String tenant = "tenant-" + UUID.randomUUID();
    private final String channel = "UC-a-" + UUID.randomUUID();
    private final String reserve = "UC-r-" + UUID.randomUUID();
    private Mesh mesh;

    @BeforeEach
    void open() {
        mesh = new Mesh();
        insert(channel, "ACTIVE", "NEEDS_OWNER");
        insert(reserve, "RESERVE", "ACTIVE");
    }

    @AfterEach
    void close() {
        mesh.execute("DELETE FROM channel WHERE tenant_id = '" + tenant + "'");
        mesh.close();
    }

    @Test
    void a_stand_in_that_another_replica_has_stored_is_published_once() {
        // given
        HealthCheck slowerCheck = new HealthCheck(new OvertakenQueries(), store, rules);
        Instant now = Instant.now();

        // when
        isolated.run(() -> slowerCheck.run(now)).await().atMost(Duration.ofSeconds(30));

        // then
        assertThat(mesh.rows("SELECT stands_in, version FROM channel WHERE id = '" + reserve + "'"))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("stands_in", true).containsEntry("version", 2L));
        mesh.await(reserve, ChannelHealthChanged.class);
        assertThat(mesh.all(reserve, ChannelHealthChanged.class)).hasSize(1);
    }

    /** Runs the other replica's check after this replica has decided, and before it reads the channel to change. */
    private final class OvertakenQueries extends HealthQueries {
        OvertakenQueries() {
            super(pool, shares);
        }

        @Override
        public Uni<Optional<AssessedChannel>> find(String id, Instant now) {
            return isolated.run(() -> fasterCheck.run(now)).chain(() -> super.find(id, now));
        }
    }

    private void insert(String id, String role, String state) {
        mesh.execute(
                "INSERT INTO channel (id, version, tenant_id, title, features, role, state, connected_at, refreshed_at,"
                        + " updated_at) VALUES ('" + id + "', 1, '" + tenant + "', 'Mine', '{uploads}', '" + role
                        + "', '" + state + "', now(), now(), now())");
    }
}
