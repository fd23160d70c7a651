package dev.ratiomesh.fleet.uploading.outbound.store;

import dev.ratiomesh.contracts.channel.UploadState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads uploads for HTTP. */
@ApplicationScoped
public class UploadQueries {
    private final Mutiny.SessionFactory sessions;

    UploadQueries(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * A filter for lists of uploads. A null component does not filter.
     *
     * @param after position of the last upload on the page before
     */
    public record UploadFilter(
            @Nullable String tenantId,
            @Nullable String channelId,
            @Nullable UploadState state,
            @Nullable UploadCursor after) {}

    /** The position of an upload in the list, newest first. */
    public record UploadCursor(Instant createdAt, String id) {}

    public Uni<Optional<UploadRow>> find(String id) {
        return sessions.withSession(session -> session.find(UploadRow.class, id))
                .map(Optional::ofNullable);
    }

    /**
     * Lists uploads, newest first.
     *
     * @param limit most rows, 1 or more
     */
    public Uni<List<UploadRow>> list(UploadFilter filter, int limit) {
        StringBuilder query = new StringBuilder("from UploadRow u where 1 = 1");
        Map<String, Object> values = new HashMap<>();
        addCondition(query, values, "u.request.tenantId = :tenant", "tenant", filter.tenantId());
        addCondition(query, values, "u.state.assignment.channelId = :channel", "channel", filter.channelId());
        addCondition(query, values, "u.state.state = :state", "state", filter.state());
        UploadCursor after = filter.after();
        if (after != null) {
            query.append(" and (u.request.createdAt < :at or (u.request.createdAt = :at and u.id < :id))");
            values.put("at", after.createdAt());
            values.put("id", after.id());
        }
        query.append(" order by u.request.createdAt desc, u.id desc");
        return sessions.withSession(session -> {
            var selection = session.createSelectionQuery(query.toString(), UploadRow.class);
            values.forEach(selection::setParameter);
            return selection.setMaxResults(limit).getResultList();
        });
    }

    private static void addCondition(
            StringBuilder query, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null) {
            query.append(" and ").append(condition);
            values.put(name, value);
        }
    }
}
