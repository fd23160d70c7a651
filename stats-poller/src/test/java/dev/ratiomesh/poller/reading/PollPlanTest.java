package dev.ratiomesh.poller.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PollPlanTest {
    private static final Duration SIX_HOURS = Duration.ofHours(6);
    private static final Duration CADENCE = Duration.ofSeconds(36);

    @Test
    void a_small_number_of_videos_gets_exactly_its_cadence() {
        // given
        List<PollDemand> demands = List.of(new PollDemand(CADENCE, 1), new PollDemand(Duration.ofMinutes(2), 50));

        // when
        PollPlan plan = PollPlan.allocate(demands, 5.8, SIX_HOURS);

        // then
        assertThat(plan.stretched()).isFalse();
        assertThat(demands).extracting(plan::interval).containsExactly(CADENCE, Duration.ofMinutes(2));
        assertThat(plan.readAhead()).isEqualTo(Duration.ZERO);
    }

    @Test
    void stretched_rates_add_up_to_the_capacity_and_keep_floor_and_cadence() {
        for (long seed = 0; seed < 200; seed++) {
            // given
            Random random = new Random(seed);
            List<PollDemand> demands = demands(random, 1 + random.nextInt(400));
            double wanted =
                    demands.stream().mapToDouble(PollDemand::readingsPerSecond).sum();
            double capacity = wanted * (0.01 + 0.98 * random.nextDouble());

            // when
            PollPlan plan = PollPlan.allocate(demands, capacity, SIX_HOURS);

            // then
            assertThat(demands.stream()
                            .mapToDouble(demand -> rate(plan, demand))
                            .sum())
                    .as("seed %d", seed)
                    .isCloseTo(capacity, within(capacity * 1e-3));
            assertThat(demands).as("seed %d", seed).allSatisfy(demand -> {
                assertThat(plan.interval(demand))
                        .isGreaterThanOrEqualTo(demand.cadence().minusMillis(1));
                assertThat(rate(plan, demand))
                        .isGreaterThanOrEqualTo(Math.min(plan.floor(), demand.readingsPerSecond()) * 0.999);
            });
        }
    }

    @Test
    void a_heavier_video_is_read_in_proportion_to_its_weight_until_its_cadence_is_reached() {
        // given
        List<PollDemand> demands = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            demands.add(new PollDemand(CADENCE, i == 0 ? 1000 : 1 + i % 2));
        }

        // when
        PollPlan plan = PollPlan.allocate(demands, 3, SIX_HOURS);

        // then
        assertThat(plan.interval(new PollDemand(CADENCE, 1000))).isCloseTo(CADENCE, Duration.ofMillis(1));
        assertThat(rate(plan, new PollDemand(CADENCE, 2)) / rate(plan, new PollDemand(CADENCE, 1)))
                .isCloseTo(2, within(1e-6));
    }

    @Test
    void the_floor_gives_way_when_the_capacity_cannot_hold_it() {
        // given
        List<PollDemand> demands = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            demands.add(new PollDemand(CADENCE, 1 + i));
        }
        double capacity = 1000 / (double) Duration.ofHours(20).toSeconds();

        // when
        PollPlan plan = PollPlan.allocate(demands, capacity, SIX_HOURS);

        // then
        assertThat(demands).allSatisfy(demand -> assertThat(plan.interval(demand))
                .isCloseTo(Duration.ofHours(20), Duration.ofMinutes(1)));
    }

    @Test
    void a_cadence_longer_than_the_longest_gap_is_kept() {
        // given
        PollDemand daily = new PollDemand(Duration.ofDays(1), 1);
        List<PollDemand> demands = List.of(daily, new PollDemand(Duration.ofSeconds(1), 1));

        // when
        PollPlan plan = PollPlan.allocate(demands, 0.5, SIX_HOURS);

        // then
        assertThat(plan.interval(daily)).isCloseTo(Duration.ofDays(1), Duration.ofSeconds(1));
    }

    @Test
    void plans_the_longest_gap_when_there_is_no_capacity_at_all() {
        // when
        PollPlan plan = PollPlan.allocate(List.of(new PollDemand(CADENCE, 1)), 0, SIX_HOURS);

        // then
        assertThat(plan.interval(new PollDemand(CADENCE, 1))).isEqualTo(SIX_HOURS);
    }

    @Test
    void nothing_watched_is_nothing_stretched() {
        assertThat(PollPlan.allocate(List.of(), 0, SIX_HOURS).stretched()).isFalse();
    }

    @Test
    void refuses_a_demand_without_a_cadence_or_a_weight() {
        assertThatThrownBy(() -> new PollDemand(Duration.ZERO, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PollDemand(CADENCE, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<PollDemand> demands(Random random, int count) {
        List<PollDemand> demands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            demands.add(new PollDemand(
                    Duration.ofSeconds(1 + random.nextInt(100_000)), 0.1 + Math.exp(5 * random.nextGaussian())));
        }
        return demands;
    }

    private static double rate(PollPlan plan, PollDemand demand) {
        return 1e9 / plan.interval(demand).toNanos();
    }
}
