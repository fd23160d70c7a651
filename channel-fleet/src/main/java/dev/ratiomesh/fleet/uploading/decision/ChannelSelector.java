package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.health.ChannelRanking;
import dev.ratiomesh.fleet.health.RankedChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which channel of the list takes a file now, or until when none does. */
final class ChannelSelector {
    private final Duration recheck;
    private final ChannelRanking ranking;

    ChannelSelector(Duration recheck, ChannelRanking ranking) {
        this.recheck = recheck;
        this.ranking = ranking;
    }

    sealed interface SelectionResult {
        record ChannelSelected(String channelId, List<String> explanation) implements SelectionResult {}

        record SelectionDeferred(Instant until, String words) implements SelectionResult {}

        record NoneEligible(String words) implements SelectionResult {}
    }

    /** Why a channel takes nothing now. */
    private record IneligibilityReason(Instant until, String words, boolean forEver) {}

    SelectionResult choose(List<ChannelCandidate> list, Instant now) {
        boolean onlyReserve = list.stream().allMatch(one -> one.role() == ChannelRole.RESERVE);
        List<ChannelCandidate> eligible = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<IneligibilityReason> bars = new ArrayList<>();
        for (ChannelCandidate one : list) {
            Optional<IneligibilityReason> bar = bar(one, onlyReserve, now);
            bar.ifPresentOrElse(
                    found -> {
                        bars.add(found);
                        words.add(one.channelId() + " " + found.words());
                    },
                    () -> eligible.add(one));
        }
        return eligible.isEmpty() ? none(bars, words) : best(eligible, words, now);
    }

    private SelectionResult best(List<ChannelCandidate> eligible, List<String> others, Instant now) {
        List<RankedChannel> ranked =
                ranking.rank(eligible.stream().map(ChannelSelector::ranked).toList(), now);
        List<String> words = new ArrayList<>();
        ranked.forEach(one -> words.add(one.candidate().channelId() + " " + one.message()));
        words.addAll(others);
        return new SelectionResult.ChannelSelected(ranked.get(0).candidate().channelId(), words);
    }

    private static dev.ratiomesh.fleet.health.UploadCandidate ranked(ChannelCandidate one) {
        return new dev.ratiomesh.fleet.health.UploadCandidate(
                one.channelId(),
                one.role() == ChannelRole.RESERVE && !one.standsIn(),
                one.left(),
                one.cap(),
                one.today(),
                one.errors(),
                one.lastAt());
    }

    private static SelectionResult none(List<IneligibilityReason> bars, List<String> words) {
        String all = String.join("; ", words);
        return bars.stream()
                .filter(bar -> !bar.forEver())
                .map(IneligibilityReason::until)
                .min(Instant::compareTo)
                .<SelectionResult>map(until -> new SelectionResult.SelectionDeferred(until, all))
                .orElseGet(() -> new SelectionResult.NoneEligible(all));
    }

    private Optional<IneligibilityReason> bar(ChannelCandidate one, boolean onlyReserve, Instant now) {
        Instant soon = now.plus(recheck);
        if (one.state() == ChannelState.DISCONNECTED) {
            return Optional.of(new IneligibilityReason(soon, "is disconnected", true));
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

    private static Optional<IneligibilityReason> later(Instant until, String words) {
        return Optional.of(new IneligibilityReason(until, words, false));
    }
}
