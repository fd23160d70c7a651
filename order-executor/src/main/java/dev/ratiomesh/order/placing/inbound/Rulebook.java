package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.work.Backoff;
import dev.ratiomesh.order.learning.Lesson;
import dev.ratiomesh.order.placing.Agenda;
import dev.ratiomesh.order.placing.Campaign;
import dev.ratiomesh.order.placing.Ending;
import dev.ratiomesh.order.placing.Kind;
import dev.ratiomesh.order.placing.Order;
import dev.ratiomesh.order.placing.Policy;
import dev.ratiomesh.order.placing.Sharpened;
import dev.ratiomesh.order.placing.outbound.Lessons;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What decisions are made by, at this moment. */
@ApplicationScoped
class Rulebook {
    private final Policy policy;
    private final Agenda agenda;
    private final Backoff pauses;
    private final Lessons lessons;
    private final Clock clock;

    Rulebook(Policy policy, Agenda agenda, Backoff pauses, Lessons lessons, Clock clock) {
        this.policy = policy;
        this.pauses = pauses;
        this.lessons = lessons;
        this.agenda = agenda;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** How long to wait after trouble. */
    Backoff pauses() {
        return pauses;
    }

    /** What is configured, sharpened by what settled orders have taught for this campaign. */
    Uni<Policy> policy(Mutiny.Session session, Campaign campaign) {
        return lessons.of(session, List.of(campaign)).map(this::sharpened);
    }

    /** The same for a look at many campaigns. */
    Uni<Policy> policy(Collection<Campaign> campaigns) {
        return lessons.of(campaigns).map(this::sharpened);
    }

    private Policy sharpened(Map<Kind, List<Lesson>> taught) {
        return policy.with(new Sharpened(policy.lookup(), taught));
    }

    /** When something is next due for an order that is left to rest; null when nothing is. */
    @Nullable
    Instant dueAt(Order order, @Nullable Ending ending) {
        return agenda.dueAt(order, ending, now());
    }
}
