package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.ReceivedEvent;
import dev.ratiomesh.delivery.runtime.DisabledSafeguards;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Records the messages that had their effect, in the transaction of the effect, so that a repeat has none. */
@ApplicationScoped
public class Inbox {
    private static final String CLAIM_MESSAGES =
            """
            INSERT INTO inbox (consumer, source, message_id)
            SELECT :consumer, m.source, m.id
            FROM unnest(cast(:sources AS text[]), cast(:ids AS text[])) AS m (source, id)
            ON CONFLICT DO NOTHING
            RETURNING source, message_id
            """;

    private record MessageKey(String source, String id) {}

    /**
     * Completes with the messages that had no effect yet, in their order; of a repeat within the list, with the first.
     */
    public <E> Uni<List<ReceivedEvent<E>>> claim(
            Mutiny.Session session, String consumer, List<ReceivedEvent<E>> messages) {
        return session.createNativeQuery(CLAIM_MESSAGES, Object[].class)
                .setParameter("consumer", consumer)
                .setParameter("sources", column(messages, true))
                .setParameter("ids", column(messages, false))
                .getResultList()
                .map(rows -> {
                    Set<MessageKey> claimed = new HashSet<>();
                    rows.forEach(row -> claimed.add(new MessageKey((String) row[0], (String) row[1])));
                    return firstClaimed(messages, claimed);
                });
    }

    private static <E> List<ReceivedEvent<E>> firstClaimed(List<ReceivedEvent<E>> messages, Set<MessageKey> claimed) {
        if (DisabledSafeguards.INBOX) {
            return messages;
        }
        List<ReceivedEvent<E>> fresh = new ArrayList<>(claimed.size());
        for (ReceivedEvent<E> message : messages) {
            if (claimed.remove(new MessageKey(
                    message.envelope().source(), message.envelope().id()))) {
                fresh.add(message);
            }
        }
        return fresh;
    }

    private static <E> String[] column(List<ReceivedEvent<E>> messages, boolean source) {
        return messages.stream()
                .map(m -> source ? m.envelope().source() : m.envelope().id())
                .toArray(String[]::new);
    }
}
