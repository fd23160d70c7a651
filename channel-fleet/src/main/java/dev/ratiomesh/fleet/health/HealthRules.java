package dev.ratiomesh.fleet.health;

import dev.ratiomesh.fleet.HealthConfig;
import java.time.Duration;

/** The configured rules that channel health is assessed by. */
public record HealthRules(Weights weights, Failing failing, SuccessAge success) {

    /** The most points of each factor; they add up to 100. */
    public record Weights(int token, int quota, int errors, int success) {
        public Weights {
            if (Math.min(Math.min(token, quota), Math.min(errors, success)) < 0
                    || token + quota + errors + success != 100) {
                throw new IllegalArgumentException("fleet.health: weights must be 0 or more and add up to 100");
            }
        }
    }

    /**
     * The thresholds for entering and leaving FAILING.
     *
     * @param failingErrorRate error rate from which a channel is FAILING, 0 to 1
     * @param recoveredErrorRate error rate at or below which a channel has recovered, below {@code failingErrorRate}
     * @param minFailures failed calls below which no channel becomes FAILING, 1 or more
     * @param minDuration shortest stay in FAILING
     */
    public record Failing(double failingErrorRate, double recoveredErrorRate, int minFailures, Duration minDuration) {
        public Failing {
            if (!(recoveredErrorRate >= 0 && recoveredErrorRate < failingErrorRate && failingErrorRate <= 1)
                    || minFailures < 1
                    || minDuration.isNegative()) {
                throw new IllegalArgumentException("fleet.health: recovered-error-rate " + recoveredErrorRate
                        + " must be below failing-error-rate " + failingErrorRate
                        + ", both 0 to 1; min-failures must be 1 or more, min-failing-duration 0 or more");
            }
        }
    }

    /** The age of the last success: it scores in full up to {@code fresh}, and nothing from {@code stale}. */
    public record SuccessAge(Duration fresh, Duration stale) {
        public SuccessAge {
            if (fresh.isNegative() || stale.compareTo(fresh) <= 0) {
                throw new IllegalArgumentException("fleet.health: success-stale must be longer than success-fresh");
            }
        }
    }

    /** @throws IllegalArgumentException naming the wrong key */
    public static HealthRules of(HealthConfig config) {
        return new HealthRules(
                new Weights(config.token(), config.quota(), config.errors(), config.success()),
                new Failing(
                        config.failingErrorRate(),
                        config.recoveredErrorRate(),
                        config.minFailures(),
                        config.minFailingDuration()),
                new SuccessAge(config.successFresh(), config.successStale()));
    }
}
