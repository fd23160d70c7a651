package dev.ratiomesh.fleet.live;

import dev.ratiomesh.delivery.http.StreamPosition;
import org.jspecify.annotations.Nullable;

/**
 * An event of {@code channel.events}.
 *
 * @param type its {@code ce_type}
 * @param tenantId null where it concerns all of them
 * @param payload JSON
 */
public record StreamedEvent(StreamPosition position, String type, @Nullable String tenantId, String payload) {

    /** Whether a listener may hear it. What concerns all tenants is for a token for all tenants only. */
    public boolean visibleTo(@Nullable String tenant) {
        return tenant == null || tenant.equals(tenantId);
    }
}
