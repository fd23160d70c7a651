package dev.ratiomesh.fleet.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.fleet.health.ReservePromotion.TenantChannel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReservePromotionTest {
    private static final TenantChannel HEALTHY = active("healthy", ChannelState.ACTIVE);
    private static final TenantChannel FAILING = active("failing", ChannelState.FAILING);
    private static final TenantChannel OWNERLESS = active("ownerless", ChannelState.NEEDS_OWNER);

    @Test
    void no_reserve_stands_in_while_all_channels_are_active_or_rest() {
        assertThat(ReservePromotion.select(
                        List.of(HEALTHY, active("resting", ChannelState.RESTING), reserve("r", false, 100))))
                .isEmpty();
    }

    @Test
    void one_reserve_stands_in_for_each_that_fails_or_needs_its_owner() {
        assertThat(ReservePromotion.select(
                        List.of(FAILING, HEALTHY, reserve("r", false, 100), reserve("s", false, 90))))
                .containsExactly("r");
        assertThat(ReservePromotion.select(
                        List.of(FAILING, OWNERLESS, reserve("r", false, 100), reserve("s", false, 90))))
                .containsExactlyInAnyOrder("r", "s");
        assertThat(ReservePromotion.select(List.of(FAILING, OWNERLESS, reserve("r", false, 100))))
                .containsExactly("r");
    }

    @Test
    void a_stand_in_continues_even_if_another_reserve_scores_more() {
        assertThat(ReservePromotion.select(List.of(FAILING, reserve("r", false, 100), reserve("s", true, 60))))
                .containsExactly("s");
    }

    @Test
    void a_stand_in_returns_when_no_channel_is_missing() {
        assertThat(ReservePromotion.select(List.of(HEALTHY, reserve("r", true, 100))))
                .isEmpty();
    }

    @Test
    void a_failing_or_resting_reserve_does_not_start_to_stand_in() {
        assertThat(ReservePromotion.select(List.of(
                        FAILING,
                        new TenantChannel("r", ChannelRole.RESERVE, ChannelState.FAILING, true, 100),
                        new TenantChannel("s", ChannelRole.RESERVE, ChannelState.RESTING, false, 100))))
                .isEmpty();
    }

    @Test
    void a_stand_in_without_uploads_left_today_continues() {
        assertThat(ReservePromotion.select(
                        List.of(FAILING, new TenantChannel("r", ChannelRole.RESERVE, ChannelState.RESTING, true, 100))))
                .containsExactly("r");
    }

    @Test
    void a_reserve_that_became_active_no_longer_stands_in() {
        assertThat(ReservePromotion.select(
                        List.of(FAILING, new TenantChannel("r", ChannelRole.ACTIVE, ChannelState.ACTIVE, true, 100))))
                .isEmpty();
    }

    private static TenantChannel active(String id, ChannelState state) {
        return new TenantChannel(id, ChannelRole.ACTIVE, state, false, 50);
    }

    private static TenantChannel reserve(String id, boolean standsIn, int score) {
        return new TenantChannel(id, ChannelRole.RESERVE, ChannelState.ACTIVE, standsIn, score);
    }
}
