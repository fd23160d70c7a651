package dev.ratiomesh.fleet.health;

import dev.ratiomesh.fleet.HealthConfig;
import java.time.Duration;

/** How channels are judged. */
public record HealthRules(Weights weights, Failing failing, SuccessAge success) {

    /** Points of each factor, 100 together. */
    public record Weights(int token, int quota, int errors, int success) {
        public Weights {
            if (Math.min(Math.min(token, quota), Math.min(errors, success)) < 0
                    || token + quota + errors + success != 100) {
                throw new IllegalArgumentException("fleet.health: weights must be 0 or more and make 100 together");
            }
        }
    }

    /**
     * When a channel fails, and when no longer.
     *
     * @param enter error rate from which on it does
     * @param leave error rate down from which it no longer does, below {@code enter}
     * @param least failed calls from which on something is concluded
     * @param stay how long it does at least
     */
    public record Failing(double enter, double leave, int least, Duration stay) {
        public Failing {
            if (!(leave >= 0 && leave < enter && enter <= 1) || least < 1 || stay.isNegative()) {
                throw new IllegalArgumentException(
                        "fleet.health: recovered-error-rate " + leave + " must be below failing-error-rate " + enter
                                + ", both 0 to 1; min-failures must be 1 or more, min-failing-duration 0 or more");
            }
        }
    }

    /** A success is worth all until {@code fresh}, and nothing from {@code stale} on. */
    public record SuccessAge(Duration fresh, Duration stale) {
        public SuccessAge {
            if (fresh.isNegative() || stale.compareTo(fresh) <= 0) {
                throw new IllegalArgumentException("fleet.health: success-stale must be longer than success-fresh");
            }
        }
    }

    /** @throws IllegalArgumentException naming what is wrong */
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
