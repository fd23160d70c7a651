package dev.ratiomesh.contracts.channel;

import java.util.List;

/**
 * The current data of a channel; every event about a channel carries the whole view.
 *
 * @param version counts the channel's changes from 1, without a gap
 * @param standsIn true while a reserve channel takes uploads because an active one fails
 * @param score health score, 0 (unusable) to 100
 * @param reasons sentences that explain score and state
 */
public record ChannelView(
        String channelId,
        String tenantId,
        long version,
        String title,
        ChannelState state,
        ChannelRole role,
        boolean standsIn,
        long score,
        List<String> reasons) {
    public ChannelView {
        reasons = List.copyOf(reasons);
    }
}
