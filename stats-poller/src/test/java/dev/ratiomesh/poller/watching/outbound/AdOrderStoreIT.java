package dev.ratiomesh.poller.watching.outbound;

import static dev.ratiomesh.poller.TestDatabase.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.poller.TestDatabase;
import dev.ratiomesh.poller.watching.AdOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdOrderStoreIT {
    private static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");

    private static TestDatabase database;
    private static AdOrderStore orders;

    @BeforeAll
    static void open() {
        database = new TestDatabase();
        orders = new AdOrderStore(database.pool());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.run("TRUNCATE advert, watch, video");
        database.run("INSERT INTO video (video_id, cadence_ms, due_at) VALUES ('v', 1, '2026-11-21T02:00:00Z')");
    }

    @Test
    void of_an_order_the_newest_version_holds_whatever_comes_later() {
        // given
        get(orders.saveNewer(List.of(order(4, true, false), order(6, false, false), order(5, true, false)), NOW));

        // when
        get(orders.saveNewer(List.of(order(5, true, false)), NOW));

        // then
        assertThat(count("advert WHERE version = 6 AND NOT running")).isEqualTo(1);
    }

    @Test
    void only_the_beginning_of_an_order_makes_its_video_due() {
        // when
        get(orders.saveNewer(List.of(order(5, true, false)), NOW));
        int afterProgress = count("video WHERE due_at = '2026-11-20T20:00:00Z'");
        get(orders.saveNewer(List.of(order(6, true, true)), NOW));

        // then
        assertThat(afterProgress).isZero();
        assertThat(count("video WHERE due_at = '2026-11-20T20:00:00Z'")).isEqualTo(1);
    }

    @Test
    void deletes_what_ended_long_ago_and_nothing_that_runs() {
        // given
        get(orders.saveNewer(List.of(order(5, false, false)), NOW));
        database.run(
                """
                INSERT INTO watch (campaign_id, lock_version, campaign_version, tenant_id, video_id, genre, view_goal,
                                   cadence_ms, running, changed_at, adopted)
                SELECT 'c-' || i, 0, 1, 't', 'v', 'g', 1, 1, i = 1, '2026-11-20T20:00:00Z', i < 3
                FROM generate_series(1, 3) AS i
                """);

        // when
        get(orders.deleteBefore(NOW));
        int before = count("advert") + count("watch");
        get(orders.deleteBefore(NOW.plus(Duration.ofSeconds(1))));

        // then
        assertThat(before).isEqualTo(4);
        assertThat(count("advert")).isZero();
        assertThat(count("watch WHERE campaign_id IN ('c-1', 'c-3')")).isEqualTo(2);
        assertThat(count("watch")).isEqualTo(2);
    }

    private static AdOrder order(long version, boolean running, boolean begins) {
        return new AdOrder("o-1", "v", version, running, begins, null, NOW);
    }

    private static int count(String from) {
        return database.run("SELECT count(*)::int FROM " + from)
                .iterator()
                .next()
                .getInteger(0);
    }
}
