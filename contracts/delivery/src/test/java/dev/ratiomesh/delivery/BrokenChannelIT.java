package dev.ratiomesh.delivery;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.ratiomesh.delivery.tally.Broker;
import dev.ratiomesh.delivery.tally.DoomedTopic;
import dev.ratiomesh.delivery.tally.TallyServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TallyServers.class)
class BrokenChannelIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Inject
    DoomedTopic doomed;

    Broker broker;

    @Test
    void a_lasting_failure_stops_the_channel_and_liveness_reports_it() throws Exception {
        // given
        note("good");
        await().atMost(TIMEOUT).until(() -> doomed.handled().equals(List.of("good")));
        await().atMost(TIMEOUT).until(() -> committed() == 1);
        given().get("/q/health/live").then().body(not(containsString("on fire")));
        // when
        note("doom");
        note("good");
        // then
        await().atMost(TIMEOUT).untilAsserted(() -> given().get("/q/health/live")
                .then()
                .statusCode(503)
                .body(containsString("doomed"))
                .body(containsString("Retries ended after PT2S: java.io.IOException: on fire")));
        assertThat(doomed.handled()).as("nothing is skipped").containsExactly("good");
        assertThat(committed()).isEqualTo(1);
    }

    private long committed() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin
                    .listConsumerGroupOffsets("tally-doomed")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .values()
                    .stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        }
    }

    private void note(String text) {
        broker.send(
                "tally.doomed",
                "key",
                Messages.headers(UUID.randomUUID().toString(), "note.taken.v1"),
                ("{\"id\":\"n\",\"text\":\"" + text + "\"}").getBytes(UTF_8));
    }
}
