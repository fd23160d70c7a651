package dev.ratiomesh.ratio.target.outbound;

import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.contracts.target.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;

/** Counts targets by verdict. Created at startup, so that a dashboard shows zeros before the first snapshot. */
@Startup
@ApplicationScoped
public class TargetMeters {

    private final Map<Verdict, Counter> countTarget = new EnumMap<>(Verdict.class);

    TargetMeters(MeterRegistry registry) {
        for (Verdict verdict : Verdict.values()) {
            countTarget.put(verdict, registry.counter("mesh.ratio.targets", "verdict", verdict.name()));
        }
    }

    public void countTarget(TargetComputed target) {
        Counter counter = countTarget.get(target.verdict());
        if (counter != null) {
            counter.increment();
        }
    }
}
