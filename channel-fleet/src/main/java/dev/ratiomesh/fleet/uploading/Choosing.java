package dev.ratiomesh.fleet.uploading;

import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.health.Explained;
import dev.ratiomesh.fleet.health.Ranking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which channel of the list takes a file now, or until when none does. */
final class Choosing {
    private final Duration recheck;
    private final Ranking ranking;

    Choosing(Duration recheck, Ranking ranking) {
        this.recheck = recheck;
        this.ranking = ranking;
    }

    sealed interface Verdict {
        record Chosen(String channelId, List<String> explanation) implements Verdict {}

        record Later(Instant until, String words) implements Verdict {}

        record Never(String words) implements Verdict {}
    }

    /** Why a channel takes nothing now. */
    private record Bar(Instant until, String words, boolean forEver) {}

    Verdict choose(List<Candidate> list, Instant now) {
        boolean onlyReserve = list.stream().allMatch(one -> one.role() == ChannelRole.RESERVE);
        List<Candidate> eligible = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        for (Candidate one : list) {
            Optional<Bar> bar = bar(one, onlyReserve, now);
            bar.ifPresentOrElse(
                    found -> {
                        bars.add(found);
                        words.add(one.channelId() + " " + found.words());
                    },
                    () -> eligible.add(one));
        }
        return eligible.isEmpty() ? none(bars, words) : best(eligible, words, now);
    }

    private Verdict best(List<Candidate> eligible, List<String> others, Instant now) {
        List<Explained> ranked =
                ranking.rank(eligible.stream().map(Choosing::ranked).toList(), now);
        List<String> words = new ArrayList<>();
        ranked.forEach(one -> words.add(one.candidate().channelId() + " " + one.words()));
        words.addAll(others);
        return new Verdict.Chosen(ranked.get(0).candidate().channelId(), words);
    }

    private static dev.ratiomesh.fleet.health.Candidate ranked(Candidate one) {
        return new dev.ratiomesh.fleet.health.Candidate(
                one.channelId(),
                one.role() == ChannelRole.RESERVE && !one.standsIn(),
                one.left(),
                one.cap(),
                one.today(),
                one.errors(),
                one.lastAt());
    }

    private static Verdict none(List<Bar> bars, List<String> words) {
        String all = String.join("; ", words);
        return bars.stream()
                .filter(bar -> !bar.forEver())
                .map(Bar::until)
                .min(Instant::compareTo)
                .<Verdict>map(until -> new Verdict.Later(until, all))
                .orElseGet(() -> new Verdict.Never(all));
    }

    private Optional<Bar> bar(Candidate one, boolean onlyReserve, Instant now) {
        Instant soon = now.plus(recheck);
        if (one.state() == ChannelState.DISCONNECTED) {
            return Optional.of(new Bar(soon, "is disconnected", true));
        }
        if (!one.granted() || one.state() == ChannelState.NEEDS_OWNER) {
            return later(soon, one.granted() ? "needs its owner" : "was not granted uploads by its owner");
        }
        Instant rests = one.restsUntil();
        if (rests != null && rests.isAfter(now)) {
            return later(rests, "rests until " + rests + ": " + one.restsWhy());
        }
        if (one.paused() || one.state() == ChannelState.FAILING) {
            return later(soon, one.paused() ? "is paused by its owner" : "is failing");
        }
        if (one.role() == ChannelRole.RESERVE && !one.standsIn() && !onlyReserve) {
            return later(soon, "is a reserve, and no active channel fails");
        }
        return one.left() > 0
                ? Optional.empty()
                : later(QuotaDay.at(now).resetsAt(), "has had its " + one.cap() + " uploads of the day");
    }

    private static Optional<Bar> later(Instant until, String words) {
        return Optional.of(new Bar(until, words, false));
    }
}
