package dev.ratiomesh.campaign.dashboard.inbound;

import dev.ratiomesh.campaign.CampaignConfig;
import dev.ratiomesh.campaign.dashboard.outbound.ConsumerOffsets;
import dev.ratiomesh.campaign.dashboard.outbound.ProjectionTables;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Rebuilds every projection from the topics: resets the offsets of the consumer groups and empties the tables, before the
 * first consumer starts. Runs at a start with {@code campaign.rebuild=true}; every other replica must be down.
 */
@ApplicationScoped
class ProjectionRebuild {
    private static final Logger LOG = Logger.getLogger(ProjectionRebuild.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final List<String> GROUPS = List.of(
            "campaign-service-campaign-views",
            "campaign-service-snapshot-views",
            "campaign-service-target-views",
            "campaign-service-order-views");

    private final CampaignConfig config;
    private final ProjectionTables tables;
    private final ConsumerOffsets offsets;

    ProjectionRebuild(CampaignConfig config, ProjectionTables tables, ConsumerOffsets offsets) {
        this.config = config;
        this.tables = tables;
        this.offsets = offsets;
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 10) StartupEvent starting)
            throws InterruptedException, TimeoutException, ExecutionException {
        if (config.rebuild()) {
            LOG.info("Rebuilding every projection from the topics");
            offsets.reset(GROUPS, TIMEOUT);
            tables.empty().await().atMost(TIMEOUT);
        }
    }
}
