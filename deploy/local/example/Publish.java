import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends a command to the mesh from a plain Kafka client: {@code Publish.java <ce_type> <key> <json>}. The root README
 * shows it. Types that begin with {@code campaign.} go to the campaigns, all others to the channels.
 */
public class Publish {
    public static void main(String[] arguments) throws Exception {
        String servers = System.getProperty("bootstrap.servers", "localhost:19092");
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", servers, "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            String topic = arguments[0].startsWith("campaign.") ? "campaign.commands" : "channel.commands";
            var command = new ProducerRecord<>(topic, arguments[1], arguments[2]);
            Map.of(
                            "ce_specversion", "1.0",
                            "ce_id", UUID.randomUUID().toString(),
                            "ce_source", "/upstream/app",
                            "ce_type", arguments[0],
                            "content-type", "application/json")
                    .forEach((name, value) -> command.headers().add(name, value.getBytes(UTF_8)));
            System.out.println("published to " + producer.send(command).get());
        }
    }
}
