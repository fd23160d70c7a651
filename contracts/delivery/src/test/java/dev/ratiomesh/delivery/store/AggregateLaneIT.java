package dev.ratiomesh.delivery.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.delivery.Messages;
import dev.ratiomesh.delivery.tally.Broker;
import dev.ratiomesh.delivery.tally.Database;
import dev.ratiomesh.delivery.tally.TallyCommand;
import dev.ratiomesh.delivery.tally.TallyHandler;
import dev.ratiomesh.delivery.tally.TallyRow;
import dev.ratiomesh.delivery.tally.TallyServers;
import dev.ratiomesh.delivery.tally.TallyStore;
import dev.ratiomesh.testkit.kafka.ConsumedRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TallyServers.class)
class AggregateLaneIT {
    @Inject
    AggregateLanes lanes;

    @Inject
    TallyStore tallies;

    @Inject
    TallyHandler handler;

    @Inject
    Database database;

    @Inject
    Pool pool;

    Broker broker;

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void one_poll_is_one_transaction() {
        // given
        List<String> ids = ids(50);
        // when
        consume(ids.stream().map(id -> add(id, id, 1)).toList());
        // then
        assertThat(database.column("SELECT DISTINCT xmin FROM tally WHERE id LIKE ?", run + "%"))
                .hasSize(1);
        assertThat(database.column("SELECT amount FROM tally WHERE id LIKE ?", run + "%"))
                .hasSize(50)
                .containsOnly("1");
    }

    @Test
    void several_messages_to_one_aggregate_add_up_within_a_poll() {
        // when
        consume(List.of(add("a", run, 1), add("b", run, 2), add("c", run, 3)));
        // then
        assertThat(amount(run)).containsExactly("6");
        assertThat(database.column("SELECT payload::json->>'amount' FROM outbox WHERE key = ? ORDER BY seq", run))
                .containsExactly("1", "3", "6");
    }

    @Test
    void a_follow_up_query_sees_the_changes_of_its_transaction() {
        // when
        consume(List.of(
                add("a", run, 7),
                message("tell", "tally.tell.v1", "{\"tallyId\":\"" + run + "\",\"tenantId\":\"t-1\"}")));
        // then
        assertThat(database.column("SELECT payload::json->>'amount' FROM outbox WHERE key = ? ORDER BY seq", run))
                .containsExactly("7", "7");
    }

    @Test
    void a_message_that_repeats_has_one_effect_within_a_poll_and_across_polls() {
        // given
        var same = add("same", run, 5);
        // when
        consume(List.of(same, add("same", run, 5), same));
        consume(List.of(same));
        // then
        assertThat(amount(run)).containsExactly("5");
        assertThat(database.count("outbox WHERE key = ?", run)).isEqualTo(1);
    }

    @Test
    void two_consumers_at_the_same_moment_have_one_effect() {
        // given
        List<String> ids = ids(20);
        List<ConsumerRecord<byte[], byte[]>> poll =
                ids.stream().map(id -> add(id, id, 1)).toList();
        List<ConsumerRecord<byte[], byte[]>> reversed = new ArrayList<>(poll);
        java.util.Collections.reverse(reversed);
        // when
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> consume(poll)),
                        CompletableFuture.runAsync(() -> consume(reversed)),
                        CompletableFuture.runAsync(() -> consume(poll)))
                .join();
        // then
        assertThat(database.column("SELECT amount FROM tally WHERE id LIKE ?", run + "%"))
                .hasSize(20)
                .containsOnly("1");
        assertThat(database.count("outbox WHERE key LIKE ?", run + "%")).isEqualTo(20);
    }

    @Test
    void different_messages_to_one_aggregate_at_the_same_moment_all_count() {
        // given
        consume(List.of(add("first", run, 1)));
        // when
        CompletableFuture.allOf(IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> consume(List.of(add("m" + i, run, 1)))))
                        .toArray(CompletableFuture[]::new))
                .join();
        // then
        assertThat(amount(run)).containsExactly("9");
    }

    @Test
    void a_change_that_another_replica_overtook_is_retried() {
        // given
        consume(List.of(add("first", run, 1)));
        AtomicInteger loads = new AtomicInteger();
        AggregateLoader<TallyRow> overtaken = new AggregateLoader<>() {
            @Override
            public Uni<List<TallyRow>> load(Mutiny.Session session, Set<String> ids) {
                return tallies.load(session, ids)
                        .call(() -> loads.incrementAndGet() > 1
                                ? Uni.createFrom().voidItem()
                                : pool.preparedQuery("UPDATE tally SET amount = 100, revision = 9 WHERE id = $1")
                                        .execute(Tuple.of(run)));
            }

            @Override
            public String id(TallyRow row) {
                return tallies.id(row);
            }
        };
        // when
        consume(overtaken, List.of(add("second", run, 1)));
        // then
        assertThat(loads).hasValue(2);
        assertThat(amount(run)).containsExactly("101");
        assertThat(database.count("outbox WHERE key = ?", run)).isEqualTo(2);
    }

    @Test
    void a_message_whose_handler_fails_is_isolated_and_changes_nothing() {
        // given
        List<String> ids = ids(9);
        List<ConsumerRecord<byte[], byte[]>> poll =
                new ArrayList<>(ids.stream().map(id -> add(id, id, 1)).toList());
        var broken =
                message("broken-" + run, "tally.break.v1", "{\"tallyId\":\"" + ids.get(3) + "\",\"tenantId\":\"t-1\"}");
        poll.add(4, broken);
        // when
        consume(poll);
        // then
        assertThat(database.column("SELECT amount FROM tally WHERE id LIKE ?", run + "%"))
                .hasSize(9)
                .containsOnly("1");
        assertThat(database.count("inbox WHERE message_id = ?", "broken-" + run))
                .isZero();
        ConsumedRecord letter = letter("broken-" + run);
        assertThat(letter.headers())
                .containsEntry("dlq-reason", "HANDLER_FAILED")
                .containsEntry("dlq-topic", "tally.commands")
                .containsEntry("dlq-partition", "0")
                .containsEntry("dlq-offset", Long.toString(broken.offset()))
                .containsEntry("dlq-consumer", "/tally");
        assertThat(letter.headers().get("dlq-detail")).contains("broken as commanded");
        assertThat(letter.text()).contains(ids.get(3));
    }

    @Test
    void a_message_that_the_database_refuses_stands_alone_and_leaves_no_trace() {
        // given
        List<ConsumerRecord<byte[], byte[]>> poll =
                List.of(add("a", run + "-a", 1), add("neg-" + run, run + "-b", -1), add("c", run + "-c", 1));
        // when
        consume(poll);
        // then
        assertThat(database.column("SELECT id FROM tally WHERE id LIKE ? ORDER BY id", run + "%"))
                .containsExactly(run + "-a", run + "-c");
        assertThat(database.count("outbox WHERE key = ?", run + "-b")).isZero();
        assertThat(database.count("inbox WHERE message_id = ?", "neg-" + run)).isZero();
        assertThat(letter("neg-" + run).headers()).containsEntry("dlq-reason", "HANDLER_FAILED");
    }

    @Test
    void undecodable_messages_go_to_the_dead_letters_and_the_rest_is_handled() {
        // given
        var unreadable = message("unreadable-" + run, "tally.add.v1", "{");
        // when
        consume(List.of(add("a", run + "-a", 1), unreadable, add("b", run + "-b", 1)));
        // then
        assertThat(database.count("tally WHERE id LIKE ?", run + "%")).isEqualTo(2);
        assertThat(letter("unreadable-" + run).headers())
                .containsEntry("dlq-reason", "UNREADABLE")
                .containsEntry("dlq-offset", Long.toString(unreadable.offset()));
    }

    @Test
    void headers_that_would_not_fit_are_left_out_of_a_dead_letter() {
        // given
        var headers = Messages.headers("huge-" + run, "tally.add.v1");
        headers.put("x-huge", "x".repeat(2_000_000));
        // when
        consume(List.of(Messages.record(headers, "{".getBytes(UTF_8))));
        // then
        assertThat(letter("huge-" + run).headers())
                .doesNotContainKey("x-huge")
                .containsEntry("dlq-reason", "UNREADABLE");
    }

    private ConsumedRecord letter(String id) {
        try (var letters = broker.probe("tally.commands.dlq")) {
            return letters.await(record -> record.id().equals(id));
        }
    }

    private List<String> amount(String id) {
        return database.column("SELECT amount FROM tally WHERE id = ?", id);
    }

    private void consume(List<ConsumerRecord<byte[], byte[]>> records) {
        consume(tallies, records);
    }

    private void consume(AggregateLoader<TallyRow> aggregates, List<ConsumerRecord<byte[], byte[]>> records) {
        var lane = lanes.commands("lane-it", TallyCommand.class, aggregates, handler);
        try {
            VertxContextSupport.subscribeAndAwait(() -> lane.consume(Messages.poll(records)));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> run + "-" + i).toList();
    }

    private ConsumerRecord<byte[], byte[]> add(String messageId, String tallyId, long amount) {
        return message(
                messageId.contains(run) ? messageId : messageId + "-" + run,
                "tally.add.v1",
                "{\"tallyId\":\"" + tallyId + "\",\"tenantId\":\"t-1\",\"amount\":" + amount + "}");
    }

    private static ConsumerRecord<byte[], byte[]> message(String id, String type, String payload) {
        return Messages.record(id, type, payload);
    }
}
