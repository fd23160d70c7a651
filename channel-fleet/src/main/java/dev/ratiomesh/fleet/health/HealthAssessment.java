package dev.ratiomesh.fleet.health;

import java.time.Instant;

/** What a look at a channel has found. */
public record HealthAssessment(HealthState condition, HealthScore score) {
    public static HealthAssessment of(HealthState before, ChannelFacts facts, HealthRules rules, Instant now) {
        return new HealthAssessment(before.next(facts, rules.failing(), now), HealthScore.of(facts, rules, now));
    }
}
