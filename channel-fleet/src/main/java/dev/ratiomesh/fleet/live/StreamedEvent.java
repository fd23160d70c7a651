package dev.ratiomesh.fleet.live;

import dev.ratiomesh.delivery.http.StreamPosition;
import org.jspecify.annotations.Nullable;

/**
 * An event of {@code channel.events} as the live stream sends it.
 *
 * @param type its {@code ce_type}
 * @param tenantId null for an event that concerns all tenants
 * @param payload JSON
 */
public record StreamedEvent(StreamPosition position, String type, @Nullable String tenantId, String payload) {

    /**
     * True when a listener of the tenant may see the event; events that concern all tenants need a token for all
     * tenants.
     */
    public boolean visibleTo(@Nullable String tenant) {
        return tenant == null || tenant.equals(tenantId);
    }
}
