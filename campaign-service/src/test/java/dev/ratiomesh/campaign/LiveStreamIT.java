package dev.ratiomesh.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.ratiomesh.campaign.Listener.Event;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class LiveStreamIT {
    @RegisterExtension
    final Outside outside = new Outside();

    @Inject
    AgroalDataSource database;

    @Test
    void begins_with_every_campaign_and_continues_with_changes() {
        // given
        Set<String> ids = Set.of(outside.running(), outside.running(), outside.running());
        try (Listener listener = Listener.of(outside.tenant)) {
            listener.awaitEvents(3);

            // when
            String changed = ids.iterator().next();
            outside.command("amend", outside.about(changed).put("title", "Second single"));

            // then
            Event event = listener.await(e -> e.title().equals("Second single"));
            assertThat(event.campaign()).isEqualTo(changed);
            assertThat(event.name()).isEqualTo("campaign");
            assertThat(event.id()).matches("\\d+-\\d+");
            List<Event> first = listener.events().subList(0, 3);
            assertThat(first).extracting(Event::campaign).containsExactlyInAnyOrderElementsOf(ids);
            // Only the last event has an id: a client that disconnects before has not received all.
            assertThat(first.subList(0, 2)).extracting(Event::id).containsOnly("");
            assertThat(first.get(2).id()).matches("\\d+-\\d+");
        }
    }

    @Test
    void sends_comments_on_an_idle_connection() {
        try (Listener listener = Listener.of(outside.tenant)) {
            await().until(() -> listener.comments().size() >= 2);
            assertThat(listener.comments()).allMatch(comment -> comment.contains("alive"));
        }
    }

    @Test
    void shows_a_tenant_only_its_campaigns() {
        String ownCampaign = outside.running();
        try (Outside otherTenant = new Outside();
                Listener listener = Listener.of(outside.tenant);
                Listener everyone = Listener.of("*")) {
            String foreign = otherTenant.running();
            everyone.await(event -> event.campaign().equals(foreign));
            outside.command("stop", outside.about(ownCampaign));
            listener.await(event -> event.status().equals("STOPPED"));
            assertThat(listener.events()).extracting(Event::campaign).containsOnly(ownCampaign);
        }
    }

    @Test
    void resumes_after_the_last_event_that_arrived() {
        // given
        String quiet = outside.running();
        String busy = outside.running();
        String last;
        try (Listener listener = Listener.of(outside.tenant)) {
            listener.awaitEvents(2);
            last = Listener.lastId(listener.events()).orElseThrow();
        }

        // when
        outside.done(outside.command("amend", outside.about(busy).put("title", "While away")));

        // then
        try (Listener listener = Listener.of(outside.tenant, last)) {
            listener.await(event -> event.title().equals("While away"));
            assertThat(listener.events())
                    .extracting(Event::campaign)
                    .containsOnly(busy)
                    .doesNotContain(quiet);
        }
    }

    @Test
    void misses_nothing_of_many_writers_however_often_it_is_cut_off() {
        // given
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(outside.running());
        }

        // when
        Map<String, String> titles = new HashMap<>();
        String last = null;
        for (int round = 1; round <= 8; round++) {
            for (String id : ids) {
                outside.command("amend", outside.about(id).put("title", "Round " + round));
            }
            int events = round;
            try (Listener listener = Listener.of(outside.tenant, last)) {
                await().until(() -> listener.events().size() >= events
                        || listener.comments().size() >= 3);
                // Events that arrive after this read are lost with the connection.
                List<Event> arrived = listener.events();
                arrived.forEach(event -> titles.put(event.campaign(), event.title()));
                last = Listener.lastId(arrived).orElse(last);
            }
        }

        // then
        try (Listener listener = Listener.of(outside.tenant, last)) {
            await().untilAsserted(() -> {
                listener.events().forEach(event -> titles.put(event.campaign(), event.title()));
                assertThat(titles).hasSize(20).containsValue("Round 8");
                assertThat(new TreeSet<>(titles.values())).containsExactly("Round 8");
            });
        }
    }

    @Test
    void waits_for_a_writer_that_has_its_number_and_has_not_committed() throws SQLException {
        // given
        String slow = outside.running();
        String fast = outside.running();
        try (Listener listener = Listener.of(outside.tenant);
                Connection writer = database.getConnection()) {
            listener.awaitEvents(2);
            writer.setAutoCommit(false);
            note(writer, slow);

            // when
            outside.done(outside.command("amend", outside.about(fast).put("title", "Fast")));
            await().until(() -> listener.comments().size() >= 3);
            assertThat(listener.events()).hasSize(2);
            writer.commit();

            // then
            listener.awaitEvents(4);
            List<Event> after = listener.events().subList(2, 4);
            assertThat(after.stream().map(Event::campaign).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder(slow, fast);
        }
    }

    @Test
    void begins_anew_after_an_id_that_is_no_longer_kept() {
        String id = outside.running();
        try (Listener listener = Listener.of(outside.tenant, "1-1")) {
            assertThat(listener.await(event -> true).campaign()).isEqualTo(id);
        }
    }

    @Test
    void refuses_an_id_that_is_none() {
        outside.caller()
                .header("Last-Event-ID", "yesterday")
                .get("/api/stream")
                .then()
                .statusCode(400)
                .body("code", equalTo("BAD_PARAMETER"));
    }

    @Test
    void limits_the_open_streams_and_frees_each_at_its_end() {
        // given
        List<Listener> listeners = new ArrayList<>();
        await().until(() -> open() == 0);
        for (int i = 0; i < SmallLimits.CONNECTIONS; i++) {
            listeners.add(Listener.of(outside.tenant));
        }

        // when
        outside.caller().get("/api/stream").then().statusCode(503).body("code", equalTo("TOO_MANY_STREAMS"));
        listeners.forEach(Listener::close);

        // then
        await().until(() -> open() == 0);
        try (Listener listener = Listener.of(outside.tenant)) {
            assertThat(listener.status()).isEqualTo(200);
        }
    }

    @Test
    void a_token_without_a_tenant_opens_no_stream() {
        try (Outside nobody = new Outside(" ")) {
            for (int i = 0; i <= SmallLimits.CONNECTIONS; i++) {
                nobody.get("/api/stream").statusCode(403).body("code", equalTo("TENANT_MISSING"));
            }
        }
        await().until(() -> open() == 0);
    }

    /** Returns the open streams by the metric of the service. */
    private double open() {
        return outside.caller()
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("mesh_campaign_streams"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static void note(Connection writer, String id) throws SQLException {
        try (PreparedStatement statement =
                writer.prepareStatement("INSERT INTO change (campaign_ids) VALUES (ARRAY[?])")) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
    }
}
