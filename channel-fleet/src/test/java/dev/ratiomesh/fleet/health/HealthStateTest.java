package dev.ratiomesh.fleet.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.channel.ChannelState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthStateTest {
    private static final Instant NOON = Instant.parse("2026-11-20T20:00:00Z");
    private static final HealthRules.Failing RULES = new HealthRules.Failing(0.5, 0.2, 5, Duration.ofMinutes(5));
    private static final ChannelFacts.Calls HEALTHY = new ChannelFacts.Calls(10, 0, NOON, null, null);
    private static final ChannelFacts.Calls FAILED = new ChannelFacts.Calls(3, 7, null, "503", NOON);
    private static final ChannelFacts.ChannelQuota FREE = new ChannelFacts.ChannelQuota(false, 10, 0, 100, 100, null);

    @Test
    void a_channel_that_works_is_active() {
        assertThat(after(ChannelState.ACTIVE, FREE, HEALTHY)).isEqualTo(ChannelState.ACTIVE);
        assertThat(after(ChannelState.RESTING, FREE, HEALTHY)).isEqualTo(ChannelState.ACTIVE);
    }

    @Test
    void an_unchanged_state_keeps_its_start() {
        HealthState before = new HealthState(ChannelState.ACTIVE, NOON.minusSeconds(60));
        assertThat(before.next(facts(FREE, HEALTHY), RULES, NOON)).isSameAs(before);
    }

    @Test
    void it_rests_when_paused_when_no_upload_is_left_today_and_when_quota_is_exhausted() {
        assertThat(after(ChannelState.ACTIVE, new ChannelFacts.ChannelQuota(true, 10, 0, 100, 100, null), HEALTHY))
                .isEqualTo(ChannelState.RESTING);
        assertThat(after(ChannelState.ACTIVE, new ChannelFacts.ChannelQuota(false, 10, 10, 100, 100, null), HEALTHY))
                .isEqualTo(ChannelState.RESTING);
        assertThat(after(ChannelState.ACTIVE, new ChannelFacts.ChannelQuota(false, 10, 0, 0, 50, null), HEALTHY))
                .isEqualTo(ChannelState.RESTING);
        assertThat(after(
                        ChannelState.ACTIVE,
                        new ChannelFacts.ChannelQuota(false, 10, 0, 50, 50, NOON.plusSeconds(1)),
                        HEALTHY))
                .isEqualTo(ChannelState.RESTING);
        assertThat(after(ChannelState.ACTIVE, new ChannelFacts.ChannelQuota(false, 10, 0, 50, 50, NOON), HEALTHY))
                .isEqualTo(ChannelState.ACTIVE);
    }

    @Test
    void a_single_released_unit_does_not_end_its_rest() {
        ChannelFacts.ChannelQuota singleUnit = new ChannelFacts.ChannelQuota(false, 10, 0, 1, 50, null);
        assertThat(after(ChannelState.ACTIVE, singleUnit, HEALTHY)).isEqualTo(ChannelState.ACTIVE);
        assertThat(after(ChannelState.RESTING, singleUnit, HEALTHY)).isEqualTo(ChannelState.RESTING);
        assertThat(after(ChannelState.RESTING, new ChannelFacts.ChannelQuota(false, 10, 0, 2, 50, null), HEALTHY))
                .isEqualTo(ChannelState.ACTIVE);
    }

    @Test
    void a_channel_with_one_upload_a_day_returns_at_the_reset() {
        assertThat(after(ChannelState.RESTING, new ChannelFacts.ChannelQuota(false, 1, 0, 50, 50, null), HEALTHY))
                .isEqualTo(ChannelState.ACTIVE);
        assertThat(after(ChannelState.RESTING, new ChannelFacts.ChannelQuota(false, 0, 0, 50, 50, null), HEALTHY))
                .isEqualTo(ChannelState.RESTING);
    }

    @Test
    void it_fails_when_enough_calls_fail_and_not_after_a_few() {
        assertThat(after(ChannelState.ACTIVE, FREE, new ChannelFacts.Calls(0, 4, null, "503", NOON)))
                .isEqualTo(ChannelState.ACTIVE);
        assertThat(after(ChannelState.ACTIVE, FREE, new ChannelFacts.Calls(6, 5, NOON, "503", NOON)))
                .isEqualTo(ChannelState.ACTIVE);
        assertThat(after(ChannelState.ACTIVE, FREE, new ChannelFacts.Calls(5, 5, NOON, "503", NOON)))
                .isEqualTo(ChannelState.FAILING);
        assertThat(after(ChannelState.RESTING, FREE, FAILED)).isEqualTo(ChannelState.FAILING);
    }

    @Test
    void it_fails_when_errors_go_on_after_many_successes() {
        Instant success = NOON.minus(Duration.ofMinutes(6));
        assertThat(after(ChannelState.ACTIVE, FREE, new ChannelFacts.Calls(500, 5, success, "503", NOON)))
                .isEqualTo(ChannelState.FAILING);
        assertThat(after(ChannelState.ACTIVE, FREE, new ChannelFacts.Calls(500, 5, NOON.minusSeconds(60), "503", NOON)))
                .isEqualTo(ChannelState.ACTIVE);
    }

    @Test
    void it_stays_failing_for_the_shortest_time_and_until_the_error_rate_is_low() {
        HealthState fresh = new HealthState(ChannelState.FAILING, NOON.minus(Duration.ofMinutes(4)));
        assertThat(fresh.next(facts(FREE, HEALTHY), RULES, NOON).state()).isEqualTo(ChannelState.FAILING);
        assertThat(after(ChannelState.FAILING, FREE, HEALTHY)).isEqualTo(ChannelState.ACTIVE);
        assertThat(after(ChannelState.FAILING, FREE, new ChannelFacts.Calls(7, 3, NOON.minusSeconds(60), "503", NOON)))
                .isEqualTo(ChannelState.FAILING);
    }

    @Test
    void a_success_long_after_the_last_error_ends_it_although_the_rate_is_still_high() {
        Instant error = NOON.minus(Duration.ofMinutes(6));
        assertThat(after(ChannelState.FAILING, FREE, new ChannelFacts.Calls(1, 20, NOON, "503", error)))
                .isEqualTo(ChannelState.ACTIVE);
        assertThat(after(ChannelState.FAILING, FREE, new ChannelFacts.Calls(1, 20, NOON, "503", NOON.minusSeconds(60))))
                .isEqualTo(ChannelState.FAILING);
    }

    @Test
    void a_channel_without_calls_recovers_when_its_failures_are_old() {
        assertThat(after(
                        ChannelState.FAILING, FREE, new ChannelFacts.Calls(0, 0, null, "503", NOON.minusSeconds(7200))))
                .isEqualTo(ChannelState.ACTIVE);
    }

    @Test
    void failures_hours_ago_do_not_keep_a_channel_failing_even_after_earlier_successes() {
        Instant error = NOON.minus(Duration.ofHours(3));
        assertThat(after(
                        ChannelState.FAILING,
                        FREE,
                        new ChannelFacts.Calls(0, 0, error.minusSeconds(7200), "503", error)))
                .isEqualTo(ChannelState.ACTIVE);
    }

    @Test
    void health_never_leaves_needs_owner_or_disconnected() {
        assertThat(after(ChannelState.NEEDS_OWNER, FREE, HEALTHY)).isEqualTo(ChannelState.NEEDS_OWNER);
        assertThat(after(ChannelState.DISCONNECTED, FREE, FAILED)).isEqualTo(ChannelState.DISCONNECTED);
    }

    @Test
    void occasional_failures_do_not_make_it_flap() {
        // given an error rate that swings around the threshold every minute of two hours
        HealthState current = new HealthState(ChannelState.ACTIVE, NOON);
        List<ChannelState> changes = new ArrayList<>();
        for (int minute = 0; minute < 120; minute++) {
            Instant now = NOON.plusSeconds(60L * minute);
            int failed = minute % 2 == 0 ? 10 : 9;
            ChannelFacts facts = facts(FREE, new ChannelFacts.Calls(10, failed, now.minusSeconds(30), "503", now));

            // when
            HealthState next = current.next(facts, RULES, now);
            if (next.state() != current.state()) {
                changes.add(next.state());
            }
            current = next;
        }

        // then
        assertThat(changes).containsExactly(ChannelState.FAILING);
    }

    private static ChannelState after(ChannelState before, ChannelFacts.ChannelQuota quota, ChannelFacts.Calls calls) {
        return new HealthState(before, NOON.minus(Duration.ofHours(1)))
                .next(facts(quota, calls), RULES, NOON)
                .state();
    }

    private static ChannelFacts facts(ChannelFacts.ChannelQuota quota, ChannelFacts.Calls calls) {
        return new ChannelFacts(new ChannelFacts.GrantValidity(true, null), quota, calls);
    }
}
