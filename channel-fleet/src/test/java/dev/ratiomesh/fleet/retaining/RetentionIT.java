package dev.ratiomesh.fleet.retaining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.fleet.mesh.Mesh;
import dev.ratiomesh.fleet.mesh.SandboxResource;
import dev.ratiomesh.fleet.retaining.outbound.RetentionStore;
import dev.ratiomesh.testkit.MeshResource;
import dev.ratiomesh.testkit.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class RetentionIT {
    private static final Instant READ_AT = Instant.parse("2026-11-01T12:00:00Z");

    @Inject
    RetentionStore store;

    private final Mesh mesh = new Mesh();
    private final SettableClock clock = SettableClock.at(READ_AT);

    @AfterEach
    void close() {
        mesh.execute("DELETE FROM channel WHERE id LIKE 'UC-kept-%'");
        mesh.execute("DELETE FROM report WHERE channel_id LIKE 'UC-kept-%'");
        mesh.close();
    }

    @Test
    void youtubes_data_is_deleted_after_30_days_unless_it_was_read_again() {
        // given
        channel("UC-kept-1", "null");
        report("UC-kept-1", "stale", READ_AT);
        report("UC-kept-1", "fresh", READ_AT.plus(Duration.ofDays(2)));
        // when
        deleteAfter(Duration.ofDays(30).minusSeconds(1));
        assertThat(reports("UC-kept-1")).containsExactly("fresh", "stale");
        deleteAfter(Duration.ofDays(30).plusSeconds(1));
        // then
        assertThat(reports("UC-kept-1")).containsExactly("fresh");
    }

    @Test
    void the_title_of_a_channel_that_was_not_read_again_is_cleared_and_the_channel_stays() {
        // given
        channel("UC-kept-2", "null");
        // when
        deleteAfter(Duration.ofDays(31));
        // then
        assertThat(mesh.rows("SELECT title FROM channel WHERE id = 'UC-kept-2'"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("title", ""));
    }

    @Test
    void all_data_of_a_channel_is_deleted_after_its_retention() {
        // given
        channel("UC-kept-3", "'" + READ_AT.plus(Duration.ofDays(7)) + "'");
        channel("UC-kept-4", "null");
        report("UC-kept-3", "own", READ_AT);
        report("UC-kept-4", "other", READ_AT);
        // when
        deleteAfter(Duration.ofDays(7).minusSeconds(1));
        assertThat(reports("UC-kept-3")).containsExactly("own");
        deleteAfter(Duration.ofDays(7));
        // then
        assertThat(reports("UC-kept-3")).isEmpty();
        assertThat(mesh.rows("SELECT 1 FROM channel WHERE id = 'UC-kept-3'")).isEmpty();
        assertThat(reports("UC-kept-4")).containsExactly("other");
        assertThat(mesh.rows("SELECT 1 FROM channel WHERE id = 'UC-kept-4'")).hasSize(1);
    }

    @Test
    void the_policy_lists_every_table_with_data_of_a_channel() {
        // given
        var listed = Stream.of(RetentionPolicy.CHANNEL_TABLES, RetentionPolicy.TABLES_OUTLIVING_CHANNELS)
                .flatMap(List::stream)
                .toList();
        // then
        assertThat(mesh.rows("SELECT table_name FROM information_schema.columns"
                        + " WHERE table_schema = 'public' AND column_name = 'channel_id'"))
                .extracting(row -> row.get("table_name"))
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void the_policy_lists_every_table_with_the_time_of_a_read() {
        assertThat(mesh.rows("SELECT table_name FROM information_schema.columns"
                        + " WHERE table_schema = 'public' AND column_name IN ('fetched_at', 'refreshed_at')"
                        + " AND table_name <> 'channel'"))
                .extracting(row -> row.get("table_name"))
                .containsExactlyInAnyOrderElementsOf(RetentionPolicy.YOUTUBE_TABLES.stream()
                        .map(ExpiringRows::table)
                        .toList());
    }

    private void deleteAfter(Duration age) {
        clock.set(READ_AT.plus(age));
        store.deleteExpired(clock.instant()).await().atMost(Duration.ofSeconds(30));
    }

    private void channel(String id, String deleteAfter) {
        mesh.execute("INSERT INTO channel (id, version, tenant_id, title, features, state, connected_at, refreshed_at,"
                + " updated_at, delete_after) VALUES ('" + id + "', 1, 't-kept', 'T', '{}', 'ACTIVE', '" + READ_AT
                + "', '" + READ_AT + "', '" + READ_AT + "', " + deleteAfter + ")");
    }

    private void report(String channelId, String section, Instant at) {
        mesh.execute("INSERT INTO report (channel_id, video_id, section, columns, rows, fetched_at) VALUES ('"
                + channelId + "', '', '" + section + "', '{}', '[]', '" + at + "')");
    }

    private List<Object> reports(String channelId) {
        return mesh.rows("SELECT section FROM report WHERE channel_id = '" + channelId + "' ORDER BY 1").stream()
                .map(row -> row.get("section"))
                .toList();
    }
}
