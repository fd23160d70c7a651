package dev.ratiomesh.fleet.health;

import java.time.Instant;

/** What a look at a channel has found. */
public record Diagnosis(Condition condition, Score score) {
    public static Diagnosis of(Condition before, Facts facts, HealthRules rules, Instant now) {
        return new Diagnosis(before.next(facts, rules.failing(), now), Score.of(facts, rules, now));
    }
}
