package dev.ratiomesh.contracts.channel;

import java.util.List;

/**
 * A channel as it stands; events about channels carry the whole of it.
 *
 * @param version counts the channel's changes from 1, without a gap
 * @param standsIn whether a reserve channel takes uploads at present, because an active one fails
 * @param score health, 0 (of no use) to 100
 * @param reasons what the score and the state rest on, in words
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
