package dev.ratiomesh.delivery.tally;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ratiomesh.testkit.child.FolderOperations;
import dev.ratiomesh.testkit.kafka.KafkaProcess;
import dev.ratiomesh.testkit.kafka.TopicProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The Kafka broker of these tests, which a test can kill and restart in place. */
public final class Broker implements AutoCloseable {
    private KafkaProcess process;

    Broker(KafkaProcess process) {
        this.process = process;
    }

    public String bootstrapServers() {
        return process.bootstrapServers();
    }

    public void createTopics(List<String> names) {
        process.createTopics(names, 4);
    }

    /** Kills the broker with SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** Restarts the broker with the same data on the same port. */
    public void comeBack() {
        process = KafkaProcess.start(process.options());
    }

    public TopicProbe probe(String topic) {
        return TopicProbe.open(bootstrapServers(), topic);
    }

    public void setMaxMessageBytes(String topic, int bytes) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            var set = new AlterConfigOp(
                    new ConfigEntry("max.message.bytes", Integer.toString(bytes)), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(set)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a record like an upstream app, with a plain client. */
    public void send(String topic, String key, Map<String, String> headers, byte[] payload) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers(), "max.request.size", 8 << 20, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<>(topic, key, payload);
            headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.close();
        try {
            FolderOperations.delete(process.options().folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
