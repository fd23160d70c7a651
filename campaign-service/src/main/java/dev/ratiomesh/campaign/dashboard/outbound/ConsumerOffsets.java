package dev.ratiomesh.campaign.dashboard.outbound;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.jboss.logging.Logger;

/** Resets the offsets of consumer groups at the broker. */
@ApplicationScoped
public class ConsumerOffsets {
    private static final Logger LOG = Logger.getLogger(ConsumerOffsets.class);
    private static final long CALL_TIMEOUT_SECONDS = 20;
    private static final long RETRY_DELAY_MILLIS = 500;

    private final Map<String, Object> broker;

    ConsumerOffsets(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /**
     * Resets the groups to the oldest record. A member that was killed, or a static member that stopped, counts until its
     * session expires; the method waits for that.
     *
     * @throws IllegalStateException when a group still has members after {@code timeout}
     */
    public void reset(List<String> groups, Duration timeout)
            throws InterruptedException, TimeoutException, ExecutionException {
        try (Admin admin = Admin.create(Map.copyOf(broker))) {
            long deadline = System.nanoTime() + timeout.toNanos();
            for (String group : groups) {
                while (!reset(admin, group)) {
                    if (System.nanoTime() > deadline) {
                        throw new IllegalStateException("Consumer group " + group + " still has members after "
                                + timeout.toSeconds() + " s: another replica of campaign-service is running."
                                + " Stop every replica, then start one with campaign.rebuild=true.");
                    }
                    LOG.infof("Waiting until consumer group %s has no members", group);
                    TimeUnit.MILLISECONDS.sleep(RETRY_DELAY_MILLIS);
                }
            }
        }
    }

    private static boolean reset(Admin admin, String group)
            throws InterruptedException, TimeoutException, ExecutionException {
        try {
            admin.deleteConsumerGroups(List.of(group)).all().get(CALL_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupNotEmptyException) {
                return false;
            }
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return true;
            }
            throw e;
        }
    }
}
