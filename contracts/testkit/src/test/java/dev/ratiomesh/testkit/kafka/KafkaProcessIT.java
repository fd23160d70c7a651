package dev.ratiomesh.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaProcessIT {

    private static final List<String> TOPICS = List.of("letters", "letters.dlq");

    @TempDir
    private Path folder;

    @Test
    void keeps_its_records_over_a_kill_and_a_restart_in_place() {
        // given
        KafkaProcess first = KafkaProcess.start(KafkaOptions.in(folder));
        first.createTopics(TOPICS, 4);
        write(first, "one");
        write(first, "two");

        // when
        first.kill();
        try (KafkaProcess second = KafkaProcess.start(first.options())) {
            second.createTopics(TOPICS, 4);
            write(second, "three");

            // then
            assertThat(second.bootstrapServers()).isEqualTo(first.bootstrapServers());
            assertThat(second.pid()).isNotEqualTo(first.pid());
            assertThat(read(second)).extracting(ConsumedRecord::text).containsExactlyInAnyOrder("one", "two", "three");
        }
    }

    @Test
    void names_the_port_and_the_option_when_the_port_is_in_use() throws IOException {
        try (ServerSocket holder = new ServerSocket()) {
            // given
            holder.bind(new InetSocketAddress("127.0.0.1", 0));
            KafkaOptions options = KafkaOptions.in(folder).withPort(holder.getLocalPort());

            // when, then
            assertThatThrownBy(() -> KafkaProcess.start(options))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Port " + holder.getLocalPort())
                    .hasMessageContaining("-Dmesh.kafka.port");
        }
    }

    @Test
    void the_message_says_why_the_broker_cannot_start() throws IOException {
        // given
        Files.writeString(folder.resolve("data"), "a file where the broker wants a folder");

        // when, then
        assertThatThrownBy(() -> KafkaProcess.start(KafkaOptions.in(folder)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("kafka ended with code 1")
                .hasMessageContaining("No available log directories");
    }

    private static void write(KafkaProcess kafka, String text) {
        try (PlainProducer lines = PlainProducer.to(kafka.bootstrapServers())) {
            lines.publish("letters", text, "letter.written.v1", text);
        }
    }

    private static List<ConsumedRecord> read(KafkaProcess kafka) {
        try (TopicProbe probe = TopicProbe.open(kafka.bootstrapServers(), "letters")) {
            return probe.all();
        }
    }
}
