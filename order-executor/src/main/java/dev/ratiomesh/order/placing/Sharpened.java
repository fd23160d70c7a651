package dev.ratiomesh.order.placing;

import dev.ratiomesh.order.learning.Belief;
import dev.ratiomesh.order.learning.Lesson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is configured, with what settled orders have taught of reach. */
public record Sharpened(Policy.Lookup configured, Map<Kind, List<Lesson>> lessons) implements Policy.Lookup {

    @Override
    public Optional<Belief> belief(Provider provider, String genre, String currency) {
        List<Lesson> taught = lessons.getOrDefault(new Kind(provider.wireName(), genre), List.of());
        return configured.belief(provider, genre, currency).map(belief -> belief.taught(taught, currency));
    }

    @Override
    public Optional<Terms> terms(Provider provider, String currency) {
        return configured.terms(provider, currency);
    }

    @Override
    public Optional<BigDecimal> tenantMonthCap(String tenantId, String currency) {
        return configured.tenantMonthCap(tenantId, currency);
    }
}
