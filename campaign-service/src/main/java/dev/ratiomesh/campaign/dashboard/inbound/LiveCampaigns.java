package dev.ratiomesh.campaign.dashboard.inbound;

import dev.ratiomesh.campaign.CampaignConfig;
import dev.ratiomesh.campaign.dashboard.CampaignSummary;
import dev.ratiomesh.campaign.dashboard.StreamPosition;
import dev.ratiomesh.campaign.dashboard.outbound.Changes;
import dev.ratiomesh.campaign.dashboard.outbound.Summaries;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Follows the changes from a position on, for one listener. */
@ApplicationScoped
class LiveCampaigns {
    private static final int CHANGES = 100;
    private static final int PAGE = 200;

    private final Changes changes;
    private final Summaries summaries;
    private final CampaignConfig.Stream config;

    LiveCampaigns(Changes changes, Summaries summaries, CampaignConfig config) {
        this.changes = changes;
        this.summaries = summaries;
        this.config = config.stream();
    }

    /** A campaign as seen at a position. */
    record Seen(StreamPosition position, CampaignSummary campaign) {}

    /** @param last null, or no longer kept: begins with every campaign */
    Multi<Seen> from(@Nullable StreamPosition last, @Nullable String tenant) {
        return resume(last)
                .onItem()
                .transformToMulti(start -> start.complete()
                        ? Multi.createBy()
                                .concatenating()
                                .streams(everything(start.position(), tenant), follow(start.position(), tenant))
                        : follow(start.position(), tenant));
    }

    private record Start(StreamPosition position, boolean complete) {}

    private Uni<Start> resume(@Nullable StreamPosition last) {
        Uni<Start> anew = changes.last().map(position -> new Start(position, true));
        if (last == null) {
            return anew;
        }
        return changes.stillKnown(last)
                .chain(known -> known.isPresent() ? Uni.createFrom().item(new Start(last, false)) : anew);
    }

    private Multi<Seen> everything(StreamPosition position, @Nullable String tenant) {
        AtomicReference<Summaries.@Nullable Place> after = new AtomicReference<>();
        return Multi.createBy()
                .repeating()
                .uni(() -> summaries.page(tenant, null, after.get(), PAGE).invoke(page -> {
                    if (!page.isEmpty()) {
                        CampaignSummary end = page.get(page.size() - 1);
                        after.set(
                                new Summaries.Place(end.createdAt(), end.brief().campaignId()));
                    }
                }))
                .whilst(page -> page.size() == PAGE)
                .onItem()
                .<CampaignSummary>disjoint()
                .map(campaign -> new Seen(position, campaign));
    }

    private Multi<Seen> follow(StreamPosition start, @Nullable String tenant) {
        AtomicReference<StreamPosition> position = new AtomicReference<>(start);
        return Multi.createFrom()
                .ticks()
                .every(config.every())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> next(position, tenant))
                .onItem()
                .disjoint();
    }

    private Uni<List<Seen>> next(AtomicReference<StreamPosition> position, @Nullable String tenant) {
        StreamPosition from = java.util.Objects.requireNonNull(position.get());
        return changes.after(from, CHANGES).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(List.of());
            }
            StreamPosition end = found.get(found.size() - 1).position();
            position.set(end);
            String[] ids = found.stream()
                    .flatMap(change -> change.campaignIds().stream())
                    .distinct()
                    .toArray(String[]::new);
            return summaries.these(tenant, ids).map(campaigns -> campaigns.stream()
                    .map(campaign -> new Seen(end, campaign))
                    .toList());
        });
    }
}
