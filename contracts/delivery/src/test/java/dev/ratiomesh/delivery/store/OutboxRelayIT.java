package dev.ratiomesh.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.tally.Broker;
import dev.ratiomesh.delivery.tally.Database;
import dev.ratiomesh.delivery.tally.TallyEvent;
import dev.ratiomesh.delivery.tally.TallyServers;
import dev.ratiomesh.testkit.kafka.ConsumedRecord;
import dev.ratiomesh.testkit.kafka.TopicProbe;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TallyServers.class)
class OutboxRelayIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String STEAL =
            "UPDATE outbox_lease SET owner = 'thief', epoch = epoch + 1, valid_until = now() + interval '1 minute' WHERE shard < 4";

    @Inject
    UnitOfWork work;

    @Inject
    Outbox outbox;

    @Inject
    Database database;

    @Inject
    MeterRegistry meters;

    Broker broker;

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void the_relay_of_this_process_holds_every_shard() {
        await().atMost(TIMEOUT)
                .until(() -> database.count("outbox_lease WHERE shard < 4 AND owner <> 'thief' AND valid_until > now()")
                        == 4);
    }

    @AfterEach
    void no_thief_and_no_narrow_topic_is_left() {
        endTheThief();
        broker.setMaxMessageBytes(Topic.ORDER_EVENTS_NAME, 1_000_000);
    }

    @Test
    void events_of_a_key_arrive_in_the_order_in_which_they_were_written() {
        // given
        List<OutgoingEvent> events = IntStream.range(0, 1500)
                .mapToObj(i -> TallyEvent.changed(run + "-" + i % 150, i))
                .toList();
        // when
        append(events);
        // then
        try (TopicProbe probe = broker.probe(Topic.CAMPAIGN_EVENTS_NAME)) {
            List<ConsumedRecord> arrived = probe.await(1500, this::isMine);
            assertThat(arrived).hasSize(1500);
            for (int key = 0; key < 150; key++) {
                String name = run + "-" + key;
                assertThat(arrived.stream().filter(event -> name.equals(event.key())))
                        .extracting(OutboxRelayIT::amount)
                        .hasSize(10)
                        .isSorted();
            }
        }
        awaitUnsent(0);
    }

    @Test
    void sends_rows_that_another_process_left_unsent() {
        // when
        database.update(
                """
                INSERT INTO outbox (id, shard, topic, key, envelope, payload)
                SELECT gen_random_uuid(), i % 4, 'campaign.events', ?, '{"id":"' || i || '","source":"/x","type":"t.v1"}', '{}'
                FROM generate_series(1, 40) AS i
                """,
                run);
        // then
        awaitUnsent(0);
        try (TopicProbe probe = broker.probe(Topic.CAMPAIGN_EVENTS_NAME)) {
            assertThat(probe.await(40, this::isMine))
                    .extracting(ConsumedRecord::type)
                    .containsOnly("t.v1");
        }
    }

    @Test
    void a_relay_that_lost_its_lease_in_the_middle_of_a_batch_marks_nothing_and_sends_no_more() throws Exception {
        try (Connection thief = database.connect();
                TopicProbe probe = broker.probe(Topic.CAMPAIGN_EVENTS_NAME)) {
            // given another relay that takes the lease over while this one has a batch in flight
            thief.setAutoCommit(false);
            thief.createStatement().executeUpdate(STEAL);
            append(List.of(TallyEvent.changed(run, 1)));
            probe.await(this::isMine);
            assertThat(unsent()).isEqualTo(1);
            // when
            thief.commit();
            // then
            await().atMost(TIMEOUT).until(() -> rows("UNMARKED") > 0);
            append(List.of(TallyEvent.changed(run, 2)));
            await().during(Duration.ofSeconds(1)).atMost(TIMEOUT).until(() -> unsent() == 2);
            assertThat(probe.all().stream().filter(this::isMine)).hasSize(1);
            // and when the other relay ends, the rest follows, the first row for a second time
            endTheThief();
            awaitUnsent(0);
            assertThat(probe.await(3, this::isMine))
                    .extracting(OutboxRelayIT::amount)
                    .containsExactly(1, 1, 2);
            assertThat(probe.all().stream()
                            .filter(this::isMine)
                            .map(ConsumedRecord::id)
                            .distinct())
                    .hasSize(2);
        }
    }

    @Test
    void a_key_that_cannot_be_sent_keeps_its_later_events_back_and_no_others() {
        // given a topic that rejects large records, but accepts every batch of more than one record
        broker.setMaxMessageBytes(Topic.ORDER_EVENTS_NAME, 150_000);
        String stuck = run + "-stuck";
        String free = sameShardAs(stuck);
        double before = rows("FAILED");
        // when
        append(List.of(
                TallyEvent.remark(Topic.ORDER_EVENTS, stuck, 1, noise(200_000)),
                TallyEvent.remark(Topic.ORDER_EVENTS, stuck, 2, ""),
                TallyEvent.remark(Topic.ORDER_EVENTS, free, 3, "")));
        append(List.of(
                TallyEvent.remark(Topic.ORDER_EVENTS, stuck, 4, ""),
                TallyEvent.remark(Topic.ORDER_EVENTS, free, 5, "")));
        // then
        try (TopicProbe probe = broker.probe(Topic.ORDER_EVENTS_NAME)) {
            assertThat(probe.await(2, this::isMine))
                    .extracting(ConsumedRecord::key)
                    .containsOnly(free);
            await().atMost(TIMEOUT).until(() -> rows("FAILED") >= before + 2);
            assertThat(probe.all().stream().filter(this::isMine)).hasSize(2);
            assertThat(meters.get("mesh.delivery.outbox.keys.held.back").gauge().value())
                    .isEqualTo(1);
            assertThat(meters.get("mesh.delivery.outbox.age").gauge().value()).isPositive();
            // and when the topic accepts the record, all follow in order
            broker.setMaxMessageBytes(Topic.ORDER_EVENTS_NAME, 1_000_000);
            assertThat(probe.await(3, record -> stuck.equals(record.key())))
                    .extracting(OutboxRelayIT::amount)
                    .containsExactly(1, 2, 4);
            assertThat(rows("FAILED") - before).as("attempts, not a busy loop").isLessThan(10);
        }
        awaitUnsent(0);
    }

    @Test
    void a_broker_outage_delays_and_loses_nothing() {
        // given
        append(List.of(TallyEvent.changed(run + "-warm", 0)));
        awaitUnsent(0);
        broker.kill();
        // when
        for (int i = 1; i <= 20; i++) {
            append(List.of(TallyEvent.changed(run + "-" + i % 3, i), TallyEvent.changed(run + "-x" + i, i)));
        }
        assertThat(unsent()).isEqualTo(40);
        broker.comeBack();
        // then
        awaitUnsent(0);
        try (TopicProbe probe = broker.probe(Topic.CAMPAIGN_EVENTS_NAME)) {
            List<ConsumedRecord> arrived = new ArrayList<>(probe.await(41, this::isMine));
            assertThat(arrived.stream().map(ConsumedRecord::id).distinct()).hasSize(41);
            for (int key = 0; key < 3; key++) {
                String name = run + "-" + key;
                assertThat(arrived.stream().filter(event -> name.equals(event.key())))
                        .extracting(OutboxRelayIT::amount)
                        .isSorted();
            }
        }
    }

    private void endTheThief() {
        database.update("UPDATE outbox_lease SET valid_until = now() - interval '1 second' WHERE owner = 'thief'");
    }

    private void append(List<OutgoingEvent> events) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> work.run(session -> outbox.append(session, events)));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isMine(ConsumedRecord record) {
        return record.key() != null && record.key().startsWith(run);
    }

    private static int amount(ConsumedRecord record) {
        return Integer.parseInt(record.text().replaceAll(".*\"amount\":(\\d+).*", "$1"));
    }

    private long unsent() {
        return database.count("outbox WHERE sent_at IS NULL AND key LIKE ?", run + "%");
    }

    private void awaitUnsent(long count) {
        await().atMost(Duration.ofSeconds(40)).until(() -> unsent() == count);
    }

    private double rows(String outcome) {
        var counter =
                meters.find("mesh.delivery.outbox.rows").tag("outcome", outcome).counter();
        return counter == null ? 0 : counter.count();
    }

    private String sameShardAs(String key) {
        int shard = Math.floorMod(key.hashCode(), 4);
        return IntStream.range(0, 100)
                .mapToObj(i -> run + "-free" + i)
                .filter(other -> Math.floorMod(other.hashCode(), 4) == shard)
                .findFirst()
                .orElseThrow();
    }

    /** Returns a text that does not shrink when compressed. */
    private static String noise(int length) {
        Random random = new Random(1);
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < length; i++) {
            noise.append((char) ('0' + random.nextInt(75)));
        }
        return noise.toString().replace('\\', '/');
    }
}
