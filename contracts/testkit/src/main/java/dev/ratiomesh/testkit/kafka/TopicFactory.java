package dev.ratiomesh.testkit.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates topics on any broker. */
public final class TopicFactory {

    private static final long TIMEOUT_SECONDS = 30;

    private TopicFactory() {}

    /**
     * Creates the missing topics with unlimited retention and the broker's replication; existing ones stay unchanged.
     *
     * @throws IllegalStateException when the broker does not answer within 30 s
     */
    public static void create(String bootstrapServers, Collection<String> names, int partitions) {
        try (Admin admin = KafkaLoader.create(() -> Admin.create(Map.of("bootstrap.servers", bootstrapServers)))) {
            Set<String> existing = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = names.stream()
                    .filter(name -> !existing.contains(name))
                    .map(name -> topic(name, partitions))
                    .toList();
            admin.createTopics(missing).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("Cannot create topics at " + bootstrapServers, failed);
            }
        } catch (TimeoutException late) {
            throw new IllegalStateException(
                    "No answer from Kafka at " + bootstrapServers + " in " + TIMEOUT_SECONDS + " s", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating topics", interrupted);
        }
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(Map.of("retention.ms", "-1"));
    }
}
