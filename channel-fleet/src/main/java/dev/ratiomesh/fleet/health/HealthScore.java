package dev.ratiomesh.fleet.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How a channel is, 0 (of no use) to 100, and why.
 *
 * @param factors token, quota, errors, success
 */
public record HealthScore(int points, List<ScoreFactor> factors) {
    private static final Duration SOON = Duration.ofHours(48);

    public HealthScore {
        factors = List.copyOf(factors);
    }

    /**
     * @param points 0 to {@code most}
     * @param words the figures behind it
     */
    public record ScoreFactor(String name, double points, int most, String words) {
        private String line() {
            return name + ": " + words;
        }
    }

    static HealthScore of(ChannelFacts facts, HealthRules rules, Instant now) {
        HealthRules.Weights weights = rules.weights();
        List<ScoreFactor> factors = List.of(
                token(facts.grant(), weights.token(), now),
                quota(facts.day(), weights.quota(), now),
                errors(facts.calls(), weights.errors()),
                success(facts.calls(), rules, now));
        double sum = factors.stream().mapToDouble(ScoreFactor::points).sum();
        return new HealthScore((int) Math.round(sum), factors);
    }

    /** Each factor in words. */
    public List<String> words() {
        return factors.stream().map(ScoreFactor::line).toList();
    }

    private static ScoreFactor token(ChannelFacts.GrantValidity grant, int weight, Instant now) {
        if (!grant.works()) {
            return new ScoreFactor("token", 0, weight, "the grant does not work; only the owner can renew it");
        }
        Instant ends = grant.endsAt();
        if (ends == null) {
            return new ScoreFactor("token", weight, weight, "the grant works");
        }
        double part = ends.isAfter(now.plus(SOON)) ? 1 : 0.5;
        return new ScoreFactor("token", part * weight, weight, "the grant works and ends by itself at " + ends);
    }

    private static ScoreFactor quota(ChannelFacts.ChannelQuota day, int weight, Instant now) {
        Instant rests = day.restsUntil();
        if (rests != null && rests.isAfter(now)) {
            return new ScoreFactor("quota", 0, weight, "YouTube takes no more uploads for it until " + rests);
        }
        double cap = day.cap() == 0 ? 0 : Math.max(0, day.cap() - day.taken()) / (double) day.cap();
        double share = day.shareLimit() == 0 ? 0 : day.shareLeft() / (double) day.shareLimit();
        return new ScoreFactor(
                "quota",
                Math.min(cap, share) * weight,
                weight,
                String.format(
                        Locale.ROOT,
                        "%d of %d uploads made today, %d left to the tenant",
                        day.taken(),
                        day.cap(),
                        day.shareLeft()));
    }

    private static ScoreFactor errors(ChannelFacts.Calls calls, int weight) {
        String words =
                calls.failed() + " of " + (calls.ok() + calls.failed()) + " calls failed in this hour and the last";
        String last = calls.lastError();
        return new ScoreFactor(
                "errors",
                (1 - calls.errorRate()) * weight,
                weight,
                calls.failed() == 0 || last == null ? words : words + "; the latest: " + last);
    }

    private static ScoreFactor success(ChannelFacts.Calls calls, HealthRules rules, Instant now) {
        int weight = rules.weights().success();
        Instant last = calls.lastSuccessAt();
        if (last == null) {
            double part = calls.failed() == 0 ? 1 : 0;
            return new ScoreFactor("success", part * weight, weight, "no call has succeeded of late");
        }
        Duration fresh = rules.success().fresh();
        double over = Duration.between(last, now).minus(fresh).toMillis();
        double span = rules.success().stale().minus(fresh).toMillis();
        double part = Math.max(0, Math.min(1, 1 - over / span));
        return new ScoreFactor("success", part * weight, weight, "the last success was at " + last);
    }
}
