package dev.ratiomesh.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.delivery.tally.Broker;
import dev.ratiomesh.delivery.tally.NoteFact;
import dev.ratiomesh.delivery.tally.TallyServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TallyServers.class)
class StreamLaneIT {
    @Inject
    LaneContext lanes;

    Broker broker;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final List<List<String>> batches = new ArrayList<>();

    @Test
    void one_poll_is_one_batch_and_unhandled_types_are_ignored() {
        // when
        consume(this::ok, List.of(note("a"), Messages.record("x", "note.burnt.v1", "{}"), note("b"), note("c")));
        // then
        assertThat(batches).containsExactly(List.of("a", "b", "c"));
    }

    @Test
    void the_message_at_fault_is_found_by_halves_and_stands_alone() {
        // given
        List<ConsumerRecord<byte[], byte[]>> poll =
                IntStream.range(0, 64).mapToObj(i -> note("n" + i)).toList();
        // when
        consume(
                batch -> batch.contains("n41")
                        ? Uni.createFrom().failure(new ArithmeticException("/ by zero"))
                        : ok(batch),
                poll);
        // then
        assertThat(batches.stream().flatMap(List::stream))
                .containsExactlyElementsOf(IntStream.range(0, 64)
                        .filter(i -> i != 41)
                        .mapToObj(i -> "n" + i)
                        .toList());
        assertThat(batches).hasSizeLessThan(8);
        try (var letters = broker.probe("tally.commands.dlq")) {
            assertThat(letters.await(letter -> letter.id().equals("n41-" + run)).headers())
                    .containsEntry("dlq-reason", "HANDLER_FAILED")
                    .containsEntry("dlq-offset", Long.toString(poll.get(41).offset()));
        }
    }

    @Test
    void trouble_that_passes_is_waited_out_in_place() {
        // given
        List<Throwable> troubles = new ArrayList<>(List.of(new IOException("cut"), new IOException("cut")));
        // when
        consume(
                batch -> troubles.isEmpty() ? ok(batch) : Uni.createFrom().failure(troubles.remove(0)),
                List.of(note("a"), note("b")));
        // then
        assertThat(batches).containsExactly(List.of("a", "b"));
    }

    private Uni<Void> ok(List<String> batch) {
        batches.add(batch);
        return Uni.createFrom().voidItem();
    }

    private void consume(Function<List<String>, Uni<Void>> work, List<ConsumerRecord<byte[], byte[]>> records) {
        var lane = lanes.stream(
                "stream-it",
                NoteFact.class,
                batch -> work.apply(batch.stream()
                        .map(note -> ((NoteFact.Taken) note.event()).text())
                        .toList()));
        try {
            VertxContextSupport.subscribeAndAwait(() -> lane.consume(Messages.poll(records)));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private ConsumerRecord<byte[], byte[]> note(String text) {
        return Messages.record(text + "-" + run, "note.taken.v1", "{\"id\":\"n\",\"text\":\"" + text + "\"}");
    }
}
