package dev.ratiomesh.campaign.dashboard.inbound;

import dev.ratiomesh.campaign.CampaignConfig;
import dev.ratiomesh.campaign.dashboard.CampaignSummary;
import dev.ratiomesh.campaign.dashboard.outbound.CampaignSummaryQueries;
import dev.ratiomesh.campaign.dashboard.outbound.ChangeFeed;
import dev.ratiomesh.delivery.http.StreamConfig;
import dev.ratiomesh.delivery.http.StreamPosition;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Streams campaign updates from a position on, for one listener. */
@ApplicationScoped
class CampaignFollower {
    private static final int MAX_CHANGES = 100;
    private static final int PAGE = 200;

    private final ChangeFeed changes;
    private final CampaignSummaryQueries summaries;
    private final StreamConfig config;

    CampaignFollower(ChangeFeed changes, CampaignSummaryQueries summaries, CampaignConfig config) {
        this.changes = changes;
        this.summaries = summaries;
        this.config = config.stream();
    }

    /**
     * The current summary of a changed campaign.
     *
     * @param position the position to resume from after this update; null when more updates belong to the same position, so
     *     that a listener that disconnects in between gets all of them again
     */
    record CampaignUpdate(@Nullable StreamPosition position, CampaignSummary campaign) {}

    /**
     * Streams the updates after a position.
     *
     * @param last null or a position that is no longer kept: the stream begins with every campaign
     * @param tenant null for every tenant
     */
    Multi<CampaignUpdate> follow(@Nullable StreamPosition last, @Nullable String tenant) {
        return resume(last)
                .onItem()
                .transformToMulti(start -> start.complete()
                        ? Multi.createBy()
                                .concatenating()
                                .streams(allCampaigns(start.position(), tenant), pollChanges(start.position(), tenant))
                        : pollChanges(start.position(), tenant));
    }

    private record CampaignBacklog(StreamPosition position, boolean complete) {}

    private Uni<CampaignBacklog> resume(@Nullable StreamPosition last) {
        Uni<CampaignBacklog> anew = changes.findLast().map(position -> new CampaignBacklog(position, true));
        if (last == null) {
            return anew;
        }
        return changes.findKept(last)
                .chain(known -> known.isPresent() ? Uni.createFrom().item(new CampaignBacklog(last, false)) : anew);
    }

    private Multi<CampaignUpdate> allCampaigns(StreamPosition position, @Nullable String tenant) {
        AtomicReference<CampaignSummaryQueries.@Nullable CampaignCursor> after = new AtomicReference<>();
        return Multi.createBy()
                .repeating()
                .uni(() -> summaries.page(tenant, null, after.get(), PAGE).invoke(page -> moveCursor(after, page)))
                .whilst(page -> page.size() == PAGE)
                .onItem()
                .transformToIterable(page -> toUpdates(page, page.size() < PAGE ? position : null));
    }

    private static void moveCursor(
            AtomicReference<CampaignSummaryQueries.@Nullable CampaignCursor> after, List<CampaignSummary> page) {
        if (!page.isEmpty()) {
            CampaignSummary end = page.get(page.size() - 1);
            after.set(new CampaignSummaryQueries.CampaignCursor(
                    end.createdAt(), end.brief().campaignId()));
        }
    }

    private Multi<CampaignUpdate> pollChanges(StreamPosition start, @Nullable String tenant) {
        AtomicReference<StreamPosition> position = new AtomicReference<>(start);
        return Multi.createFrom()
                .ticks()
                .every(config.pollInterval())
                .onOverflow()
                .drop()
                .onItem()
                .transformToMultiAndConcatenate(tick -> nextChanges(position, tenant));
    }

    private Multi<CampaignUpdate> nextChanges(AtomicReference<StreamPosition> position, @Nullable String tenant) {
        return changes.findAfter(Objects.requireNonNull(position.get()), MAX_CHANGES)
                .onItem()
                .transformToMulti(found -> {
                    if (found.isEmpty()) {
                        return Multi.createFrom().empty();
                    }
                    StreamPosition end = found.get(found.size() - 1).position();
                    position.set(end);
                    return updatesOf(found, end, tenant);
                });
    }

    /** Loads the changed campaigns page by page, since a batch may change thousands; only the last update has the position. */
    private Multi<CampaignUpdate> updatesOf(
            List<ChangeFeed.WrittenBatch> found, StreamPosition end, @Nullable String tenant) {
        List<String> ids = found.stream()
                .flatMap(change -> change.campaignIds().stream())
                .distinct()
                .toList();
        return Multi.createFrom()
                .range(0, (ids.size() + PAGE - 1) / PAGE)
                .onItem()
                .transformToUniAndConcatenate(page -> {
                    List<String> part = ids.subList(page * PAGE, Math.min((page + 1) * PAGE, ids.size()));
                    boolean last = (page + 1) * PAGE >= ids.size();
                    return summaries
                            .findAll(tenant, part.toArray(String[]::new))
                            .map(campaigns -> toUpdates(campaigns, last ? end : null));
                })
                .onItem()
                .disjoint();
    }

    private static List<CampaignUpdate> toUpdates(List<CampaignSummary> campaigns, @Nullable StreamPosition end) {
        List<CampaignUpdate> updates = new ArrayList<>(campaigns.size());
        for (int i = 0; i < campaigns.size(); i++) {
            updates.add(new CampaignUpdate(i == campaigns.size() - 1 ? end : null, campaigns.get(i)));
        }
        return updates;
    }
}
