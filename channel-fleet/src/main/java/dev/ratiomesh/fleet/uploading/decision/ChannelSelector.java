package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.health.ChannelRanking;
import dev.ratiomesh.fleet.health.RankedChannel;
import dev.ratiomesh.fleet.health.UploadCandidate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Selects the channel of an upload among the listed ones, or the moment of the next selection when none is eligible now. */
final class ChannelSelector {
    private final Duration recheckInterval;
    private final ChannelRanking ranking;

    ChannelSelector(Duration recheckInterval, ChannelRanking ranking) {
        this.recheckInterval = recheckInterval;
        this.ranking = ranking;
    }

    /** The result of selecting a channel. */
    sealed interface SelectionResult {
        /**
         * A channel is selected.
         *
         * @param explanation one line a channel, the selected one first
         */
        record ChannelSelected(String channelId, List<String> explanation) implements SelectionResult {}

        /**
         * No channel is eligible now.
         *
         * @param until when the first of the channels may be eligible again
         */
        record SelectionDeferred(Instant until, String reason) implements SelectionResult {}

        /** Every listed channel is disconnected. */
        record NoneEligible(String reason) implements SelectionResult {}
    }

    /**
     * The reason why a channel takes no upload now.
     *
     * @param until when to check again
     * @param permanent whether checking again is useless
     */
    private record IneligibilityReason(Instant until, String message, boolean permanent) {}

    /**
     * Selects the best eligible channel.
     *
     * @param candidates in the owner's order, which decides between channels of equal score
     */
    SelectionResult select(List<ChannelCandidate> candidates, Instant now) {
        boolean reservesOnly = candidates.stream().allMatch(candidate -> candidate.role() == ChannelRole.RESERVE);
        List<ChannelCandidate> eligible = new ArrayList<>();
        List<String> explanations = new ArrayList<>();
        List<IneligibilityReason> reasons = new ArrayList<>();
        for (ChannelCandidate candidate : candidates) {
            findIneligibility(candidate, reservesOnly, now)
                    .ifPresentOrElse(
                            reason -> {
                                reasons.add(reason);
                                explanations.add(candidate.channelId() + " " + reason.message());
                            },
                            () -> eligible.add(candidate));
        }
        return eligible.isEmpty() ? noneSelected(reasons, explanations) : selectBest(eligible, explanations, now);
    }

    private SelectionResult selectBest(List<ChannelCandidate> eligible, List<String> ineligible, Instant now) {
        List<RankedChannel> ranked = ranking.rank(
                eligible.stream().map(ChannelSelector::toRankingCandidate).toList(), now);
        List<String> explanations = new ArrayList<>();
        ranked.forEach(channel -> explanations.add(channel.candidate().channelId() + " " + channel.message()));
        explanations.addAll(ineligible);
        return new SelectionResult.ChannelSelected(ranked.get(0).candidate().channelId(), explanations);
    }

    private static UploadCandidate toRankingCandidate(ChannelCandidate candidate) {
        return new UploadCandidate(
                candidate.channelId(),
                candidate.role() == ChannelRole.RESERVE && !candidate.standsIn(),
                candidate.remainingToday(),
                candidate.dailyCap(),
                candidate.uploadsToday(),
                candidate.errorsToday(),
                candidate.lastUploadAt());
    }

    private static SelectionResult noneSelected(List<IneligibilityReason> reasons, List<String> explanations) {
        String explanation = String.join("; ", explanations);
        return reasons.stream()
                .filter(reason -> !reason.permanent())
                .map(IneligibilityReason::until)
                .min(Instant::compareTo)
                .<SelectionResult>map(until -> new SelectionResult.SelectionDeferred(until, explanation))
                .orElseGet(() -> new SelectionResult.NoneEligible(explanation));
    }

    private Optional<IneligibilityReason> findIneligibility(
            ChannelCandidate candidate, boolean reservesOnly, Instant now) {
        Instant recheckAt = now.plus(recheckInterval);
        if (candidate.state() == ChannelState.DISCONNECTED) {
            return Optional.of(new IneligibilityReason(recheckAt, "is disconnected", true));
        }
        if (!candidate.uploadsGranted() || candidate.state() == ChannelState.NEEDS_OWNER) {
            return temporary(
                    recheckAt,
                    candidate.uploadsGranted() ? "needs its owner" : "has no grant for uploads from its owner");
        }
        Instant coolsDownUntil = candidate.coolsDownUntil();
        if (coolsDownUntil != null && coolsDownUntil.isAfter(now)) {
            return temporary(
                    coolsDownUntil, "takes no uploads until " + coolsDownUntil + ": " + candidate.cooldownReason());
        }
        if (candidate.paused() || candidate.state() == ChannelState.FAILING) {
            return temporary(recheckAt, candidate.paused() ? "is paused by its owner" : "is failing");
        }
        if (candidate.role() == ChannelRole.RESERVE && !candidate.standsIn() && !reservesOnly) {
            return temporary(recheckAt, "is a reserve, and no active channel fails");
        }
        return candidate.remainingToday() > 0
                ? Optional.empty()
                : temporary(
                        QuotaDay.at(now).resetsAt(), "has used its " + candidate.dailyCap() + " uploads of the day");
    }

    private static Optional<IneligibilityReason> temporary(Instant until, String message) {
        return Optional.of(new IneligibilityReason(until, message, false));
    }
}
