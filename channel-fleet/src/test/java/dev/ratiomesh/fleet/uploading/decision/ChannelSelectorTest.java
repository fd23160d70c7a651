package dev.ratiomesh.fleet.uploading.decision;

import static dev.ratiomesh.fleet.uploading.UploadFixtures.NOW;
import static dev.ratiomesh.fleet.uploading.UploadFixtures.RECHECK_INTERVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.fleet.health.ChannelRanking;
import dev.ratiomesh.fleet.health.ChannelRanking.RankingWeights;
import dev.ratiomesh.fleet.uploading.UploadFixtures;
import dev.ratiomesh.fleet.uploading.decision.ChannelSelector.SelectionResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelSelectorTest {
    private final ChannelSelector selector =
            new ChannelSelector(RECHECK_INTERVAL, new ChannelRanking(RankingWeights.DEFAULT));

    private static ChannelCandidate reserve(String id, boolean standsIn) {
        return new ChannelCandidate(
                id, ChannelState.ACTIVE, ChannelRole.RESERVE, false, standsIn, true, 10, 0, 0, null, null, null);
    }

    @Test
    void equal_channels_keep_the_owners_order_and_busier_ones_come_later() {
        // given
        ChannelCandidate busy = UploadFixtures.channel("busy", ChannelState.ACTIVE, ChannelRole.ACTIVE, 10, 5);

        // when
        SelectionResult.ChannelSelected selected = (SelectionResult.ChannelSelected)
                selector.select(List.of(busy, UploadFixtures.channel("b"), UploadFixtures.channel("a")), NOW);

        // then
        assertThat(selected.channelId()).isEqualTo("b");
        assertThat(selected.explanation()).hasSize(3).last().asString().startsWith("busy");
    }

    @Test
    void reserve_is_selected_only_while_standing_in_or_without_active_channels() {
        // given
        ChannelCandidate failing = UploadFixtures.channel("a", ChannelState.FAILING, ChannelRole.ACTIVE, 10, 0);

        // then
        assertThat(selector.select(List.of(failing, reserve("r", false)), NOW))
                .isInstanceOf(SelectionResult.SelectionDeferred.class);
        assertThat(selector.select(List.of(failing, reserve("r", true)), NOW))
                .isInstanceOfSatisfying(
                        SelectionResult.ChannelSelected.class,
                        selected -> assertThat(selected.channelId()).isEqualTo("r"));
        assertThat(selector.select(List.of(reserve("r", false)), NOW))
                .isInstanceOf(SelectionResult.ChannelSelected.class);
    }

    @Test
    void without_eligible_channels_selection_waits_for_the_first_and_names_all() {
        // given
        ChannelCandidate coolingDown = new ChannelCandidate(
                "a",
                ChannelState.ACTIVE,
                ChannelRole.ACTIVE,
                false,
                false,
                true,
                10,
                0,
                0,
                null,
                NOW.plusSeconds(7),
                "YouTube takes no more");
        ChannelCandidate full = UploadFixtures.channel("b", ChannelState.ACTIVE, ChannelRole.ACTIVE, 0, 0);

        // when
        SelectionResult.SelectionDeferred deferred =
                (SelectionResult.SelectionDeferred) selector.select(List.of(full, coolingDown), NOW);

        // then
        assertThat(deferred.until()).isEqualTo(NOW.plusSeconds(7));
        assertThat(deferred.reason()).contains("a takes no uploads until", "b has used its 0 uploads");
    }
}
