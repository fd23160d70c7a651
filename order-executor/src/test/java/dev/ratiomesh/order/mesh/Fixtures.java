package dev.ratiomesh.order.mesh;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.Budget;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStarted;
import dev.ratiomesh.contracts.campaign.Reach;
import dev.ratiomesh.contracts.target.Measure;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.contracts.target.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Builds briefs, targets and keys for tests. */
public final class Fixtures {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    /** A deadline after every test run, within the 292 years that a long holds in nanoseconds. */
    private static final Instant DISTANT_DEADLINE = Instant.parse("2199-01-31T00:00:00Z");

    /** The longest run of an order in a test that only waits for its end. */
    public static final Duration ONE_DAY = Duration.ofDays(1);

    private Fixtures() {}

    public static String campaignId() {
        return "c-" + UUID.randomUUID();
    }

    /** Returns a random account, so that a fault of one test affects no other. */
    public static String account() {
        return Long.toString(1_000_000_000L + ThreadLocalRandom.current().nextLong(8_000_000_000L));
    }

    /** Returns an AES-256 key in the form of the configuration; each of its bytes is {@code filling}. */
    public static String key(int filling) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filling);
        return Base64.getEncoder().encodeToString(key);
    }

    public static Budget budget(String cap, String daily, String order, String auto) {
        return new Budget(
                "USD", new BigDecimal(cap), new BigDecimal(daily), new BigDecimal(order), new BigDecimal(auto));
    }

    /** Returns a budget of 50 USD a day and an order, without approvals. */
    public static Budget generous() {
        return budget("200.00", "50.00", "50.00", "50.00");
    }

    public static Brief brief(String campaignId, String tenantId, Budget budget) {
        return brief(campaignId, tenantId, budget, new Reach("google-ads", "1234567890"));
    }

    /** Returns a brief with a genre of its own, so that settled orders of other tests do not change its sizing. */
    public static Brief brief(String campaignId, String tenantId, Budget budget, Reach reach) {
        return new Brief(
                campaignId,
                tenantId,
                "x_BjvhMW9TE",
                "First single",
                "Genre of " + campaignId,
                500_000,
                DISTANT_DEADLINE,
                Duration.ofSeconds(36),
                500,
                "UTC",
                budget,
                reach);
    }

    /**
     * Returns the campaign with a near deadline, so that its order runs no longer than {@code time}. A day takes 1.44 s in
     * the sandbox. For tests that wait for a settlement; tests that need a running order keep the distant deadline.
     */
    public static Brief endingIn(Duration time, Brief brief) {
        return new Brief(
                brief.campaignId(),
                brief.tenantId(),
                brief.videoId(),
                brief.title(),
                brief.genre(),
                brief.viewGoal(),
                Instant.now().plus(time),
                brief.cadence(),
                brief.minimumNewViews(),
                brief.timeZone(),
                brief.budget(),
                brief.reach());
    }

    public static Brief onAccount(String campaignId, String account, Budget budget) {
        return brief(campaignId, "t-1", budget, new Reach("google-ads", account));
    }

    public static CampaignStarted started(Brief brief) {
        return new CampaignStarted(brief, 2, Instant.now());
    }

    /** Returns a target that lacks {@code gap} likes; the benchmark asks for 0.01 likes a view. */
    public static TargetComputed behind(String campaignId, String tenantId, double gap, long views) {
        return target(campaignId, tenantId, Verdict.BEHIND, gap, 0.01, views, Instant.now());
    }

    public static TargetComputed target(
            String campaignId,
            String tenantId,
            Verdict verdict,
            double gap,
            double perNewView,
            long views,
            Instant observedAt) {
        Measure likes = new Measure(
                verdict,
                null,
                1_000L,
                1_000 + gap,
                1_000 + gap / 2,
                2_000 + gap,
                gap,
                5_000.0,
                perNewView,
                "sha256:0123456789abcdef");
        return new TargetComputed(
                campaignId,
                tenantId,
                "x_BjvhMW9TE",
                observedAt,
                views,
                "J-Pop & Anime",
                500_000,
                12.5,
                verdict,
                likes,
                likes);
    }
}
