package dev.ratiomesh.fleet.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HealthScoreTest {
    private static final Instant NOON = Instant.parse("2026-11-20T20:00:00Z");
    private static final HealthRules RULES = new HealthRules(
            new HealthRules.Weights(30, 20, 30, 20),
            new HealthRules.Failing(0.5, 0.2, 5, Duration.ofMinutes(5)),
            new HealthRules.SuccessAge(Duration.ofHours(24), Duration.ofDays(7)));
    private static final ChannelFacts.GrantValidity GRANT = new ChannelFacts.GrantValidity(true, null);
    private static final ChannelFacts.ChannelQuota QUOTA = new ChannelFacts.ChannelQuota(false, 10, 0, 100, 100, null);
    private static final ChannelFacts.Calls CALLS = new ChannelFacts.Calls(9, 0, NOON, null, null);

    @Test
    void a_healthy_channel_scores_100() {
        assertThat(score(GRANT, QUOTA, CALLS).points()).isEqualTo(100);
    }

    @Test
    void a_channel_that_was_just_connected_scores_100() {
        assertThat(score(GRANT, QUOTA, new ChannelFacts.Calls(0, 0, null, null, null))
                        .points())
                .isEqualTo(100);
    }

    @Test
    void a_revoked_grant_costs_all_its_points_and_one_that_expires_soon_half_of_them() {
        assertThat(score(new ChannelFacts.GrantValidity(false, null), QUOTA, CALLS)
                        .points())
                .isEqualTo(70);
        assertThat(score(new ChannelFacts.GrantValidity(true, NOON.plus(Duration.ofHours(47))), QUOTA, CALLS)
                        .points())
                .isEqualTo(85);
        assertThat(score(new ChannelFacts.GrantValidity(true, NOON.plus(Duration.ofDays(6))), QUOTA, CALLS)
                        .points())
                .isEqualTo(100);
    }

    @Test
    void the_smaller_of_the_channels_quota_and_the_tenants_share_counts() {
        assertThat(score(GRANT, new ChannelFacts.ChannelQuota(false, 10, 5, 90, 100, null), CALLS)
                        .points())
                .isEqualTo(90);
        assertThat(score(GRANT, new ChannelFacts.ChannelQuota(false, 10, 1, 25, 100, null), CALLS)
                        .points())
                .isEqualTo(85);
        assertThat(score(GRANT, new ChannelFacts.ChannelQuota(false, 10, 0, 100, 100, NOON.plusSeconds(1)), CALLS)
                        .points())
                .isEqualTo(80);
    }

    @Test
    void errors_cost_points_by_the_error_rate() {
        HealthScore score = score(GRANT, QUOTA, new ChannelFacts.Calls(3, 1, NOON, "503 backendError", NOON));
        assertThat(score.points()).isEqualTo(93);
        assertThat(score.messages().get(2))
                .isEqualTo("errors: 1 of 4 calls failed in this hour and the last; the latest: 503 backendError");
    }

    @Test
    void an_old_success_scores_less_each_day() {
        assertThat(scoreAtSuccessAge(Duration.ofHours(24))).isEqualTo(100);
        assertThat(scoreAtSuccessAge(Duration.ofDays(4))).isEqualTo(90);
        assertThat(scoreAtSuccessAge(Duration.ofDays(7))).isEqualTo(80);
        assertThat(scoreAtSuccessAge(Duration.ofDays(30))).isEqualTo(80);
    }

    @Test
    void each_factor_is_explained() {
        assertThat(score(GRANT, QUOTA, CALLS).messages())
                .containsExactly(
                        "token: the grant works",
                        "quota: 0 of 10 uploads made today, 100 left to the tenant",
                        "errors: 0 of 9 calls failed in this hour and the last",
                        "success: the last success was at 2026-11-20T20:00:00Z");
    }

    private static int scoreAtSuccessAge(Duration age) {
        return score(GRANT, QUOTA, new ChannelFacts.Calls(0, 0, NOON.minus(age), null, null))
                .points();
    }

    private static HealthScore score(
            ChannelFacts.GrantValidity grant, ChannelFacts.ChannelQuota quota, ChannelFacts.Calls calls) {
        return HealthScore.of(new ChannelFacts(grant, quota, calls), RULES, NOON);
    }
}
