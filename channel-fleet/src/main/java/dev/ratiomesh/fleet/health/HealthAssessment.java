package dev.ratiomesh.fleet.health;

import java.time.Instant;

/** The assessed health of a channel: its state and its score. */
public record HealthAssessment(HealthState health, HealthScore score) {
    public static HealthAssessment of(HealthState before, ChannelFacts facts, HealthRules rules, Instant now) {
        return new HealthAssessment(before.next(facts, rules.failing(), now), HealthScore.of(facts, rules, now));
    }
}
