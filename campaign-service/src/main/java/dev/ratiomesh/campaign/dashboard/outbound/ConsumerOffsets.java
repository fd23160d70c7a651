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

/** How far consumer groups have read, as the broker keeps it. */
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
     * Makes these groups begin again with the oldest record. A member that was killed, or that stopped under a name of its
     * own, is counted for as long as its session lasts; that is waited for.
     *
     * @throws IllegalStateException when a group still has members after {@code patience}
     */
    public void reset(List<String> groups, Duration patience)
            throws InterruptedException, TimeoutException, ExecutionException {
        try (Admin admin = Admin.create(Map.copyOf(broker))) {
            long until = System.nanoTime() + patience.toNanos();
            for (String group : groups) {
                while (!reset(admin, group)) {
                    if (System.nanoTime() > until) {
                        throw new IllegalStateException("Consumer group " + group + " still has members after "
                                + patience.toSeconds() + " s: another replica of campaign-service is running."
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
