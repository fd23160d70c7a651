package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.order.learning.ReachEstimate;
import dev.ratiomesh.order.placing.execution.OrderSchedule;
import dev.ratiomesh.order.placing.proposal.OrderPolicy;
import dev.ratiomesh.order.placing.proposal.OrderPolicy.ProviderTerms;
import dev.ratiomesh.order.placing.state.AdProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Configures the simulation, with short periods so that a run is short. */
final class SimulationConfig {
    static final Duration LEASE = Duration.ofSeconds(60);
    static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);
    static final Duration ABSENCE_DELAY = Duration.ofMinutes(2);
    /** Longest time for which the provider still works on a request that was cut off. */
    static final Duration MAX_EXECUTION_DELAY = Duration.ofSeconds(50);

    static final Duration SETTLE_AFTER = Duration.ofMinutes(45);
    static final Duration CORRECTIONS_FOR = Duration.ofHours(14);
    static final OrderSchedule SCHEDULE =
            new OrderSchedule(Duration.ofHours(4), SETTLE_AFTER, Duration.ofHours(6), CORRECTIONS_FOR);
    static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(20));
    static final OrderPolicy POLICY =
            new OrderPolicy(new FixedLookup(), Duration.ofHours(3), Duration.ofHours(3), Duration.ofHours(1));

    private SimulationConfig() {}

    private static final class FixedLookup implements OrderPolicy.Lookup {
        private static final Optional<ProviderTerms> TERMS =
                Optional.of(new ProviderTerms(new BigDecimal("5"), new BigDecimal("1000"), new BigDecimal("0.01"), 1));
        private static final Optional<ReachEstimate> REACH_ESTIMATE =
                Optional.of(ReachEstimate.configured(0.02, new BigDecimal("0.02")));
        private static final Optional<BigDecimal> MONTH_CAP = Optional.of(new BigDecimal("40.00"));

        @Override
        public Optional<ProviderTerms> terms(AdProvider provider, String currency) {
            return TERMS;
        }

        @Override
        public Optional<ReachEstimate> reachEstimate(AdProvider provider, String genre, String currency) {
            return REACH_ESTIMATE;
        }

        @Override
        public Optional<BigDecimal> tenantMonthCap(String tenantId, String currency) {
            return tenantId.equals("t-1") ? MONTH_CAP : Optional.empty();
        }
    }
}
