package dev.ratiomesh.fleet.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ratiomesh.fleet.health.ChannelRanking.RankingWeights;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelRankingTest {
    private static final Instant NOON = Instant.parse("2026-11-20T20:00:00Z");

    private final ChannelRanking ranking = new ChannelRanking(RankingWeights.DEFAULT);

    @Test
    void an_unused_channel_scores_100() {
        assertThat(only(fresh("a")).points()).isEqualTo(100);
    }

    @Test
    void each_factor_counts_with_its_weight() {
        // given half its quota, one upload twelve hours ago, one of five errors
        UploadCandidate used = new UploadCandidate("a", false, 5, 10, 1, 1, NOON.minus(Duration.ofHours(12)));

        // then
        assertThat(only(used).factors())
                .extracting(factor -> factor.name() + " " + Math.round(factor.points()))
                .containsExactly("quota 20", "uploads 15", "errors 16", "rest 5");
        assertThat(only(used).points()).isCloseTo(56, within(0.001));
    }

    @Test
    void the_message_explains_each_factor() {
        UploadCandidate used = new UploadCandidate("a", true, 5, 10, 1, 1, NOON.minus(Duration.ofHours(12)));
        assertThat(only(used).message())
                .isEqualTo("56.0 of 100, a reserve: quota 20.0 of 40 (5 of 10 left), uploads 15.0 of 30 (1 today),"
                        + " errors 16.0 of 20 (1 of late), rest 5.0 of 10 (12.0 h since the last)");
    }

    @Test
    void the_best_comes_first_and_reserves_last() {
        // given
        UploadCandidate tired = new UploadCandidate("tired", false, 1, 10, 9, 3, NOON);
        UploadCandidate reserve = new UploadCandidate("reserve", true, 10, 10, 0, 0, null);

        // then
        assertThat(ids(ranking, List.of(reserve, tired, fresh("fresh")))).containsExactly("fresh", "tired", "reserve");
    }

    @Test
    void equal_channels_keep_the_owners_order() {
        assertThat(ids(ranking, List.of(fresh("b"), fresh("a"), fresh("c")))).containsExactly("b", "a", "c");
    }

    @Test
    void reserves_may_compete_when_that_is_configured() {
        // given
        ChannelRanking equal = new ChannelRanking(new RankingWeights(40, 30, 20, 10, 5, Duration.ofHours(24), false));
        UploadCandidate tired = new UploadCandidate("tired", false, 1, 10, 9, 3, NOON);
        UploadCandidate reserve = new UploadCandidate("reserve", true, 10, 10, 0, 0, null);

        // then
        assertThat(ids(equal, List.of(tired, reserve))).containsExactly("reserve", "tired");
    }

    @Test
    void extreme_figures_stay_within_0_and_100() {
        // given
        UploadCandidate worst = new UploadCandidate("a", false, 0, 0, 100, 50, NOON.plusSeconds(60));
        UploadCandidate odd = new UploadCandidate("b", false, 20, 10, 0, 0, NOON.minus(Duration.ofDays(90)));

        // then
        assertThat(only(worst).points()).isBetween(0.0, 1.0);
        assertThat(only(odd).points()).isEqualTo(100);
    }

    @Test
    void weights_that_do_not_add_up_to_100_are_rejected() {
        assertThatThrownBy(() -> new RankingWeights(40, 30, 20, 20, 5, Duration.ofHours(24), true))
                .hasMessageContaining("fleet.ranking");
    }

    private RankedChannel only(UploadCandidate candidate) {
        return ranking.rank(List.of(candidate), NOON).get(0);
    }

    private static List<String> ids(ChannelRanking ranking, List<UploadCandidate> candidates) {
        return ranking.rank(candidates, NOON).stream()
                .map(ranked -> ranked.candidate().channelId())
                .toList();
    }

    private static UploadCandidate fresh(String id) {
        return new UploadCandidate(id, false, 10, 10, 0, 0, null);
    }
}
