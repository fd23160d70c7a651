package dev.ratiomesh.fleet.health.outbound;

import dev.ratiomesh.fleet.health.AssessedChannel;
import dev.ratiomesh.fleet.health.HealthAssessment;
import dev.ratiomesh.fleet.health.HealthRules;
import dev.ratiomesh.fleet.health.ReservePromotion;
import dev.ratiomesh.fleet.health.ReservePromotion.TenantChannel;
import dev.ratiomesh.fleet.health.outbound.HealthStore.ChannelAssessment;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A look at all channels, a page at a time, and then at who has to stand in for whom. */
@ApplicationScoped
public class HealthCheck {
    private static final int PAGE = 500;

    private final HealthQueries channels;
    private final HealthStore store;
    private final HealthRules rules;

    HealthCheck(HealthQueries channels, HealthStore store, HealthRules rules) {
        this.channels = channels;
        this.store = store;
        this.rules = rules;
    }

    public Uni<Void> look(Instant now) {
        return from("", now).chain(() -> standIns(now));
    }

    private Uni<Void> from(String after, Instant now) {
        return channels.page(after, PAGE, now).chain(page -> judge(page, now)
                .chain(() -> page.size() < PAGE
                        ? Uni.createFrom().voidItem()
                        : from(page.get(PAGE - 1).id(), now)));
    }

    private Uni<Void> judge(List<AssessedChannel> page, Instant now) {
        List<ChannelAssessment> found = page.stream()
                .filter(channel -> !channel.isWithoutGrant())
                .map(channel -> found(channel, now))
                .toList();
        List<ChannelAssessment> figures = found.stream()
                .filter(one -> !one.isChange() && one.channel().hasChanged(one.diagnosis()))
                .toList();
        return store.figures(figures)
                .chain(() -> inTurn(
                        found.stream().filter(ChannelAssessment::isChange).toList(),
                        one -> store.change(one, one.channel().channel().standsIn(), now)));
    }

    private Uni<Void> standIns(Instant now) {
        return store.reserved()
                .chain(tenants -> inTurn(tenants, members -> {
                    Set<String> chosen = ReservePromotion.of(members);
                    List<TenantChannel> changed = members.stream()
                            .filter(member -> member.standsIn() != chosen.contains(member.channelId()))
                            .toList();
                    return inTurn(changed, member -> channels.one(member.channelId(), now)
                            .chain(channel -> channel.filter(one -> isAsSeen(one, member))
                                    .map(one -> store.change(unchanged(one, now), !member.standsIn(), now))
                                    .orElseGet(() -> Uni.createFrom().voidItem())));
                }));
    }

    private ChannelAssessment found(AssessedChannel channel, Instant now) {
        return new ChannelAssessment(channel, HealthAssessment.of(channel.condition(), channel.facts(), rules, now));
    }

    /** Another replica may have written the same change since the members were read; a second writing would tell it twice. */
    private static boolean isAsSeen(AssessedChannel channel, TenantChannel member) {
        return channel.channel().standsIn() == member.standsIn();
    }

    /** Only whether it stands in is written; its state is the next look's. */
    private ChannelAssessment unchanged(AssessedChannel channel, Instant now) {
        return new ChannelAssessment(
                channel,
                new HealthAssessment(
                        channel.condition(), found(channel, now).diagnosis().score()));
    }

    private static <T> Uni<Void> inTurn(Iterable<T> all, Function<T, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .onItem()
                .ignoreAsUni();
    }
}
