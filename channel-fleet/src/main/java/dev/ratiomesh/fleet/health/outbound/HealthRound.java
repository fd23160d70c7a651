package dev.ratiomesh.fleet.health.outbound;

import dev.ratiomesh.fleet.health.Diagnosis;
import dev.ratiomesh.fleet.health.HealthRules;
import dev.ratiomesh.fleet.health.StandIns;
import dev.ratiomesh.fleet.health.StandIns.Member;
import dev.ratiomesh.fleet.health.Watched;
import dev.ratiomesh.fleet.health.outbound.HealthStore.Found;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A look at all channels, a page at a time, and then at who has to stand in for whom. */
@ApplicationScoped
public class HealthRound {
    private static final int PAGE = 500;

    private final WatchedChannels channels;
    private final HealthStore store;
    private final HealthRules rules;

    HealthRound(WatchedChannels channels, HealthStore store, HealthRules rules) {
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

    private Uni<Void> judge(List<Watched> page, Instant now) {
        List<Found> found = page.stream()
                .filter(channel -> !channel.isWithoutGrant())
                .map(channel -> found(channel, now))
                .toList();
        List<Found> figures = found.stream()
                .filter(one -> !one.isChange() && one.channel().differs(one.diagnosis()))
                .toList();
        return store.figures(figures)
                .chain(() -> inTurn(
                        found.stream().filter(Found::isChange).toList(),
                        one -> store.change(one, one.channel().channel().standsIn(), now)));
    }

    private Uni<Void> standIns(Instant now) {
        return store.reserved()
                .chain(tenants -> inTurn(tenants, members -> {
                    Set<String> chosen = StandIns.of(members);
                    List<Member> changed = members.stream()
                            .filter(member -> member.standsIn() != chosen.contains(member.channelId()))
                            .toList();
                    return inTurn(changed, member -> channels.one(member.channelId(), now)
                            .chain(channel -> channel.filter(one -> isAsSeen(one, member))
                                    .map(one -> store.change(unchanged(one, now), !member.standsIn(), now))
                                    .orElseGet(() -> Uni.createFrom().voidItem())));
                }));
    }

    private Found found(Watched channel, Instant now) {
        return new Found(channel, Diagnosis.of(channel.condition(), channel.facts(), rules, now));
    }

    /** Another replica may have written the same change since the members were read; a second writing would tell it twice. */
    private static boolean isAsSeen(Watched channel, Member member) {
        return channel.channel().standsIn() == member.standsIn();
    }

    /** Only whether it stands in is written; its state is the next look's. */
    private Found unchanged(Watched channel, Instant now) {
        return new Found(
                channel,
                new Diagnosis(
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
