package dev.ratiomesh.fleet.health.outbound;

import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.health.AssessedChannel;
import dev.ratiomesh.fleet.health.ChannelRanking;
import dev.ratiomesh.fleet.health.ChannelRanking.RankingWeights;
import dev.ratiomesh.fleet.health.HealthAssessment;
import dev.ratiomesh.fleet.health.HealthRules;
import dev.ratiomesh.fleet.health.ReservePromotion;
import dev.ratiomesh.fleet.health.ReservePromotion.TenantChannel;
import dev.ratiomesh.fleet.health.outbound.HealthStore.ChannelAssessment;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Assesses all channels page by page, and then promotes and demotes the reserves of each tenant. */
@ApplicationScoped
public class HealthCheck {
    private static final int PAGE_SIZE = 500;

    private final HealthQueries queries;
    private final HealthStore store;
    private final HealthRules rules;

    HealthCheck(HealthQueries queries, HealthStore store, HealthRules rules) {
        this.queries = queries;
        this.store = store;
        this.rules = rules;
    }

    @Produces
    @Singleton
    static HealthRules healthRules(FleetConfig config) {
        return HealthRules.of(config.health());
    }

    @Produces
    @Singleton
    static ChannelRanking channelRanking(FleetConfig config) {
        return new ChannelRanking(RankingWeights.of(config.ranking()));
    }

    /** Checks all channels once. Any number of replicas may do so at the same time. */
    public Uni<Void> run(Instant now) {
        return assessAfter("", now).chain(() -> promoteReserves(now));
    }

    private Uni<Void> assessAfter(String after, Instant now) {
        return queries.findPage(after, PAGE_SIZE, now).chain(page -> assessPage(page, now)
                .chain(() -> page.size() < PAGE_SIZE
                        ? Uni.createFrom().voidItem()
                        : assessAfter(page.get(PAGE_SIZE - 1).id(), now)));
    }

    private Uni<Void> assessPage(List<AssessedChannel> page, Instant now) {
        List<ChannelAssessment> assessments = page.stream()
                .filter(channel -> !channel.isWithoutGrant())
                .map(channel -> assess(channel, now))
                .toList();
        List<ChannelAssessment> newFigures = assessments.stream()
                .filter(assessed -> !assessed.isChange() && assessed.channel().hasChanged(assessed.assessment()))
                .toList();
        return store.saveFigures(newFigures)
                .chain(() -> inTurn(
                        assessments.stream().filter(ChannelAssessment::isChange).toList(),
                        assessed -> store.saveChange(
                                assessed, assessed.channel().channel().standsIn(), now)));
    }

    private Uni<Void> promoteReserves(Instant now) {
        return store.findTenantsWithReserves()
                .chain(tenants -> inTurn(tenants, members -> {
                    Set<String> standIns = ReservePromotion.select(members);
                    List<TenantChannel> changed = members.stream()
                            .filter(member -> member.standsIn() != standIns.contains(member.channelId()))
                            .toList();
                    return inTurn(changed, member -> queries.find(member.channelId(), now)
                            .chain(channel -> channel.filter(current -> isUnchangedSince(current, member))
                                    .map(current ->
                                            store.saveChange(withoutStateChange(current, now), !member.standsIn(), now))
                                    .orElseGet(() -> Uni.createFrom().voidItem())));
                }));
    }

    private ChannelAssessment assess(AssessedChannel channel, Instant now) {
        return new ChannelAssessment(channel, HealthAssessment.of(channel.health(), channel.facts(), rules, now));
    }

    /**
     * Returns false when another replica has stored the same change since the members were read; a second write would
     * publish it twice.
     */
    private static boolean isUnchangedSince(AssessedChannel channel, TenantChannel member) {
        return channel.channel().standsIn() == member.standsIn();
    }

    /** Keeps the state: only the promotion is stored, and the next check assesses the state. */
    private ChannelAssessment withoutStateChange(AssessedChannel channel, Instant now) {
        return new ChannelAssessment(
                channel,
                new HealthAssessment(
                        channel.health(), assess(channel, now).assessment().score()));
    }

    private static <T> Uni<Void> inTurn(Iterable<T> items, Function<T, Uni<Void>> action) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(action::apply)
                .onItem()
                .ignoreAsUni();
    }
}
