package dev.ratiomesh.fleet.access.api;

import org.jspecify.annotations.Nullable;

/**
 * Identifies the tenant and the channel that an API request is made for.
 *
 * @param tenantId the tenant whose share of the quota the request is charged to
 * @param channelId the channel whose grant authorizes the request; null for an anonymous request, which is made with the
 *     project's API key and sees public data only
 */
public record ApiCaller(String tenantId, @Nullable String channelId) {
    public static ApiCaller channelOwner(String tenantId, String channelId) {
        return new ApiCaller(tenantId, channelId);
    }

    public static ApiCaller anonymous(String tenantId) {
        return new ApiCaller(tenantId, null);
    }
}
