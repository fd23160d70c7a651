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
    private final Duration recheckInterval;
    private final ChannelRanking ranking;

    ChannelSelector(Duration recheck, ChannelRanking ranking) {
        this.recheckInterval = recheck;
        this.ranking = ranking;
    }

    sealed interface SelectionResult {
        record ChannelSelected(String channelId, List<String> explanation) implements SelectionResult {}

        record SelectionDeferred(Instant until, String reason) implements SelectionResult {}

        record NoneEligible(String reason) implements SelectionResult {}
    }

    /** Why a channel takes nothing now. */
    private record IneligibilityReason(Instant until, String message, boolean permanent) {}

    SelectionResult select(List<ChannelCandidate> list, Instant now) {
        boolean onlyReserve = list.stream().allMatch(one -> one.role() == ChannelRole.RESERVE);
        List<ChannelCandidate> eligible = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<IneligibilityReason> bars = new ArrayList<>();
        for (ChannelCandidate one : list) {
            Optional<IneligibilityReason> bar = findIneligibility(one, onlyReserve, now);
            bar.ifPresentOrElse(
                    found -> {
                        bars.add(found);
                        words.add(one.channelId() + " " + found.message());
                    },
                    () -> eligible.add(one));
        }
        return eligible.isEmpty() ? noneSelected(bars, words) : selectBest(eligible, words, now);
    }

    private SelectionResult selectBest(List<ChannelCandidate> eligible, List<String> others, Instant now) {
        List<RankedChannel> ranked = ranking.rank(
                eligible.stream().map(ChannelSelector::toRankingCandidate).toList(), now);
        List<String> words = new ArrayList<>();
        ranked.forEach(one -> words.add(one.candidate().channelId() + " " + one.words()));
        words.addAll(others);
        return new SelectionResult.ChannelSelected(ranked.get(0).candidate().channelId(), words);
    }

    private static dev.ratiomesh.fleet.health.UploadCandidate toRankingCandidate(ChannelCandidate one) {
        return new dev.ratiomesh.fleet.health.UploadCandidate(
                one.channelId(),
                one.role() == ChannelRole.RESERVE && !one.standsIn(),
                one.remainingToday(),
                one.dailyCap(),
                one.uploadsToday(),
                one.errorsToday(),
                one.lastUploadAt());
    }

    private static SelectionResult noneSelected(List<IneligibilityReason> bars, List<String> words) {
        String all = String.join("; ", words);
        return bars.stream()
                .filter(bar -> !bar.permanent())
                .map(IneligibilityReason::until)
                .min(Instant::compareTo)
                .<SelectionResult>map(until -> new SelectionResult.SelectionDeferred(until, all))
                .orElseGet(() -> new SelectionResult.NoneEligible(all));
    }

    private Optional<IneligibilityReason> findIneligibility(ChannelCandidate one, boolean onlyReserve, Instant now) {
        Instant soon = now.plus(recheckInterval);
        if (one.state() == ChannelState.DISCONNECTED) {
            return Optional.of(new IneligibilityReason(soon, "is disconnected", true));
        }
        if (!one.uploadsGranted() || one.state() == ChannelState.NEEDS_OWNER) {
            return temporary(soon, one.uploadsGranted() ? "needs its owner" : "was not granted uploads by its owner");
        }
        Instant rests = one.coolsDownUntil();
        if (rests != null && rests.isAfter(now)) {
            return temporary(rests, "rests until " + rests + ": " + one.cooldownReason());
        }
        if (one.paused() || one.state() == ChannelState.FAILING) {
            return temporary(soon, one.paused() ? "is paused by its owner" : "is failing");
        }
        if (one.role() == ChannelRole.RESERVE && !one.standsIn() && !onlyReserve) {
            return temporary(soon, "is a reserve, and no active channel fails");
        }
        return one.remainingToday() > 0
                ? Optional.empty()
                : temporary(QuotaDay.at(now).resetsAt(), "has had its " + one.dailyCap() + " uploads of the day");
    }

    private static Optional<IneligibilityReason> temporary(Instant until, String words) {
        return Optional.of(new IneligibilityReason(until, words, false));
    }
}
