package dev.ratiomesh.fleet.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The health score of a channel, 0 (unusable) to 100 (healthy), with its factors.
 *
 * @param factors token, quota, errors, success
 */
public record HealthScore(int points, List<ScoreFactor> factors) {
    private static final Duration EXPIRY_WARNING = Duration.ofHours(48);

    public HealthScore {
        factors = List.copyOf(factors);
    }

    /**
     * The points of one factor.
     *
     * @param points 0 to {@code most}, the weight of the factor
     * @param words the figures behind the points, as a sentence
     */
    public record ScoreFactor(String name, double points, int most, String words) {
        private String message() {
            return name + ": " + words;
        }
    }

    static HealthScore of(ChannelFacts facts, HealthRules rules, Instant now) {
        HealthRules.Weights weights = rules.weights();
        List<ScoreFactor> factors = List.of(
                token(facts.grant(), weights.token(), now),
                quota(facts.quota(), weights.quota(), now),
                errors(facts.calls(), weights.errors()),
                success(facts.calls(), rules, now));
        double sum = factors.stream().mapToDouble(ScoreFactor::points).sum();
        return new HealthScore((int) Math.round(sum), factors);
    }

    /** Explains each factor in one line. */
    public List<String> messages() {
        return factors.stream().map(ScoreFactor::message).toList();
    }

    private static ScoreFactor token(ChannelFacts.GrantValidity grant, int weight, Instant now) {
        if (!grant.works()) {
            return new ScoreFactor("token", 0, weight, "the grant does not work; only the owner can renew it");
        }
        Instant endsAt = grant.endsAt();
        if (endsAt == null) {
            return new ScoreFactor("token", weight, weight, "the grant works");
        }
        double fraction = endsAt.isAfter(now.plus(EXPIRY_WARNING)) ? 1 : 0.5;
        return new ScoreFactor("token", fraction * weight, weight, "the grant works and ends by itself at " + endsAt);
    }

    private static ScoreFactor quota(ChannelFacts.ChannelQuota quota, int weight, Instant now) {
        Instant exhaustedUntil = quota.exhaustedUntil();
        if (exhaustedUntil != null && exhaustedUntil.isAfter(now)) {
            return new ScoreFactor("quota", 0, weight, "YouTube takes no more uploads for it until " + exhaustedUntil);
        }
        double channelFraction = quota.dailyLimit() == 0
                ? 0
                : Math.max(0, quota.dailyLimit() - quota.uploadsToday()) / (double) quota.dailyLimit();
        double shareFraction = quota.shareLimit() == 0 ? 0 : quota.shareLeft() / (double) quota.shareLimit();
        return new ScoreFactor(
                "quota",
                Math.min(channelFraction, shareFraction) * weight,
                weight,
                String.format(
                        Locale.ROOT,
                        "%d of %d uploads made today, %d left to the tenant",
                        quota.uploadsToday(),
                        quota.dailyLimit(),
                        quota.shareLeft()));
    }

    private static ScoreFactor errors(ChannelFacts.Calls calls, int weight) {
        String figures =
                calls.failed() + " of " + (calls.ok() + calls.failed()) + " calls failed in this hour and the last";
        String last = calls.lastError();
        return new ScoreFactor(
                "errors",
                (1 - calls.errorRate()) * weight,
                weight,
                calls.failed() == 0 || last == null ? figures : figures + "; the latest: " + last);
    }

    private static ScoreFactor success(ChannelFacts.Calls calls, HealthRules rules, Instant now) {
        int weight = rules.weights().success();
        Instant last = calls.lastSuccessAt();
        if (last == null) {
            double fraction = calls.failed() == 0 ? 1 : 0;
            return new ScoreFactor("success", fraction * weight, weight, "no call has succeeded of late");
        }
        Duration fresh = rules.success().fresh();
        double excess = Duration.between(last, now).minus(fresh).toMillis();
        double span = rules.success().stale().minus(fresh).toMillis();
        double fraction = Math.max(0, Math.min(1, 1 - excess / span));
        return new ScoreFactor("success", fraction * weight, weight, "the last success was at " + last);
    }
}
