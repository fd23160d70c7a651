package dev.ratiomesh.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ratiomesh.campaign.dashboard.outbound.ConsumerOffsets;
import dev.ratiomesh.testkit.MeshResource;
import dev.ratiomesh.testkit.TestInfrastructure;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** Starts the service again on the same broker and database with a rebuild, and expects the same rows. */
@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SmallLimits.class)
@TestProfile(RebuildIT.Rebuilding.class)
class RebuildIT {
    @Inject
    AgroalDataSource database;

    @Inject
    ConsumerOffsets positions;

    @Test
    void every_projection_is_made_again_from_the_topics() throws SQLException, JsonProcessingException {
        // given
        Map<String, List<String>> before = ProjectionsBefore.rows();
        assertThat(before.get("campaign_view")).anyMatch(row -> row.contains(ProjectionsBefore.STRAY));
        try (Outside outside = new Outside()) {

            // when
            outside.running();
            for (Map.Entry<String, List<String>> table : before.entrySet()) {

                // then
                List<String> wanted = table.getValue().stream()
                        .filter(row -> !row.contains(ProjectionsBefore.STRAY))
                        .toList();
                await(table.getKey()).untilAsserted(() -> assertThat(ProjectionsBefore.read(database, table.getKey()))
                        .containsAll(wanted)
                        .noneMatch(row -> row.contains(ProjectionsBefore.STRAY)));
            }
            assertThat(before.get("snapshot")).hasSizeGreaterThan(1);
        }
    }

    @Test
    void a_group_that_is_being_read_is_left_alone_with_a_clear_message() {
        // given
        String group = "group-" + UUID.randomUUID();
        try (KafkaConsumer<byte[], byte[]> replica = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestInfrastructure.shared().bootstrapServers(), "group.id", group),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            replica.subscribe(List.of("campaign.events"));
            await().pollInSameThread().until(() -> {
                replica.poll(Duration.ofMillis(100));
                return !replica.assignment().isEmpty();
            });

            // when, then
            assertThatThrownBy(() -> positions.reset(List.of(group), Duration.ofSeconds(1)))
                    .hasMessageContaining(group)
                    .hasMessageContaining("another replica of campaign-service is running");
        }
    }

    /** Sets {@code campaign.rebuild} as {@code CAMPAIGN_REBUILD=true} does for one start. */
    public static class Rebuilding implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("campaign.rebuild", "true");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(ProjectionsBefore.class));
        }
    }
}
