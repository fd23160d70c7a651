package dev.ratiomesh.fleet.access.api;

import org.jspecify.annotations.Nullable;

/**
 * Who makes a call.
 *
 * @param tenantId whose share of the quota pays
 * @param channelId the channel that acts; null for anybody, who sees what the public sees
 */
public record ApiCaller(String tenantId, @Nullable String channelId) {
    public static ApiCaller channelOwner(String tenantId, String channelId) {
        return new ApiCaller(tenantId, channelId);
    }

    public static ApiCaller anonymous(String tenantId) {
        return new ApiCaller(tenantId, null);
    }
}
