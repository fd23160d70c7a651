package dev.ratiomesh.order.placing.outbound.store;

import static java.util.Objects.requireNonNull;

import dev.ratiomesh.order.placing.state.SendAttempt;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The last try to place an order. */
@Embeddable
class AttemptColumns {
    @Column(name = "attempt")
    int attempt;

    @Column(name = "sent_at")
    @Nullable
    Instant sentAt;

    @Column(name = "request_hash")
    @Nullable
    String requestHash;

    @Column(name = "unsure_since")
    @Nullable
    Instant unsureSince;

    @Column(name = "answered")
    boolean answered;

    void take(SendAttempt made) {
        attempt = made.number();
        sentAt = made.sentAt();
        requestHash = made.requestHash();
        unsureSince = made.inDoubtSince();
        answered = made.answered();
    }

    /** @param endsAt of the order: every attempt has the same */
    SendAttempt toAttempt(@Nullable Instant endsAt) {
        return new SendAttempt(
                attempt,
                requireNonNull(sentAt),
                requireNonNull(endsAt),
                requireNonNull(requestHash),
                unsureSince,
                answered);
    }
}
