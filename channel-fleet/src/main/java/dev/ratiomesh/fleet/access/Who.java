package dev.ratiomesh.fleet.access;

import org.jspecify.annotations.Nullable;

/**
 * Who makes a call.
 *
 * @param tenantId whose share of the quota pays
 * @param channelId the channel that acts; null for anybody, who sees what the public sees
 */
public record Who(String tenantId, @Nullable String channelId) {
    public static Who channel(String tenantId, String channelId) {
        return new Who(tenantId, channelId);
    }

    public static Who anybody(String tenantId) {
        return new Who(tenantId, null);
    }
}
