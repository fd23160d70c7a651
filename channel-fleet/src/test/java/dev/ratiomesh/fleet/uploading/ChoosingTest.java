package dev.ratiomesh.fleet.uploading;

import static dev.ratiomesh.fleet.uploading.Uploads.NOW;
import static dev.ratiomesh.fleet.uploading.Uploads.RECHECK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.fleet.health.Ranking;
import dev.ratiomesh.fleet.health.RankingWeights;
import dev.ratiomesh.fleet.uploading.Choosing.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoosingTest {
    private final Choosing choosing = new Choosing(RECHECK, new Ranking(RankingWeights.USUAL));

    private static Candidate reserve(String id, boolean standsIn) {
        return new Candidate(
                id, ChannelState.ACTIVE, ChannelRole.RESERVE, false, standsIn, true, 10, 0, 0, null, null, null);
    }

    @Test
    void equal_channels_keep_the_owners_order_and_a_busier_one_comes_later() {
        // given
        Candidate busy = Uploads.channel("busy", ChannelState.ACTIVE, ChannelRole.ACTIVE, 10, 5);

        // when
        Verdict.Chosen chosen =
                (Verdict.Chosen) choosing.choose(List.of(busy, Uploads.channel("b"), Uploads.channel("a")), NOW);

        // then
        assertThat(chosen.channelId()).isEqualTo("b");
        assertThat(chosen.explanation()).hasSize(3).last().asString().startsWith("busy");
    }

    @Test
    void a_reserve_takes_files_only_while_it_stands_in_or_is_all_there_is() {
        // given
        Candidate failing = Uploads.channel("a", ChannelState.FAILING, ChannelRole.ACTIVE, 10, 0);

        // then
        assertThat(choosing.choose(List.of(failing, reserve("r", false)), NOW)).isInstanceOf(Verdict.Later.class);
        assertThat(choosing.choose(List.of(failing, reserve("r", true)), NOW))
                .isInstanceOfSatisfying(Verdict.Chosen.class, chosen -> assertThat(chosen.channelId())
                        .isEqualTo("r"));
        assertThat(choosing.choose(List.of(reserve("r", false)), NOW)).isInstanceOf(Verdict.Chosen.class);
    }

    @Test
    void when_none_is_eligible_it_waits_for_the_first_and_names_each() {
        // given
        Candidate resting = new Candidate(
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
        Candidate full = Uploads.channel("b", ChannelState.ACTIVE, ChannelRole.ACTIVE, 0, 0);

        // when
        Verdict.Later later = (Verdict.Later) choosing.choose(List.of(full, resting), NOW);

        // then
        assertThat(later.until()).isEqualTo(NOW.plusSeconds(7));
        assertThat(later.words()).contains("a rests until", "b has had its 0 uploads");
    }
}
