package dev.ratiomesh.campaign.dashboard.inbound;

import dev.ratiomesh.campaign.CampaignConfig;
import dev.ratiomesh.campaign.dashboard.outbound.ProjectionTables;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jboss.logging.Logger;

/**
 * Makes every projection again from the topics: empties the tables and forgets how far each group has read, before the
 * first consumer starts. Runs at a start with {@code campaign.rebuild=true}; every other replica must be down.
 */
@ApplicationScoped
class Rebuild {
    private static final Logger LOG = Logger.getLogger(Rebuild.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> GROUPS = List.of(
            "campaign-service-campaign-views",
            "campaign-service-snapshot-views",
            "campaign-service-target-views",
            "campaign-service-order-views");

    private final CampaignConfig config;
    private final ProjectionTables tables;
    private final Map<String, Object> broker;

    Rebuild(
            CampaignConfig config,
            ProjectionTables tables,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.config = config;
        this.tables = tables;
        this.broker = broker;
    }

    void atStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 10) StartupEvent starting)
            throws InterruptedException, TimeoutException, ExecutionException {
        if (!config.rebuild()) {
            return;
        }
        LOG.info("Rebuilding every projection from the topics");
        try (Admin admin = Admin.create(Map.copyOf(broker))) {
            for (String group : GROUPS) {
                forget(admin, group);
            }
        }
        tables.empty().await().atMost(PATIENCE);
    }

    private static void forget(Admin admin, String group)
            throws InterruptedException, TimeoutException, ExecutionException {
        try {
            admin.deleteConsumerGroups(List.of(group)).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
    }
}
