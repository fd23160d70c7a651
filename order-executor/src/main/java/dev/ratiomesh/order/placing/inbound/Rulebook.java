package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.order.placing.Agenda;
import dev.ratiomesh.order.placing.Campaign;
import dev.ratiomesh.order.placing.Ending;
import dev.ratiomesh.order.placing.Order;
import dev.ratiomesh.order.placing.Policy;
import dev.ratiomesh.order.placing.Question;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What decisions are made by, at this moment. */
@ApplicationScoped
class Rulebook {
    private final Policy policy;
    private final Agenda agenda;
    private final Clock clock;

    Rulebook(Policy policy, Agenda agenda, Clock clock) {
        this.policy = policy;
        this.agenda = agenda;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Question question(Campaign campaign, TargetComputed target, boolean inFlight) {
        return new Question(campaign, target, inFlight, now(), policy);
    }

    /** When something is next due for an order that is left to rest; null when nothing is. */
    @Nullable
    Instant dueAt(Order order, @Nullable Ending ending) {
        return agenda.dueAt(order, ending, now());
    }
}
