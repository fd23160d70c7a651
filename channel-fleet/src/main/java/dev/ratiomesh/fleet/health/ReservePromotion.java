package dev.ratiomesh.fleet.health;

import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Selects the reserve channels of a tenant that stand in: one for each active channel that fails or needs its owner. A
 * reserve that stands in already continues as long as a channel is missing; then those with the best score follow.
 */
public final class ReservePromotion {
    private ReservePromotion() {}

    /** One channel of the tenant. */
    public record TenantChannel(String channelId, ChannelRole role, ChannelState state, boolean standsIn, int score) {
        private boolean needsReserve() {
            return role == ChannelRole.ACTIVE && fails();
        }

        /** True for a usable reserve; a stand-in with no quota left today stands in again tomorrow. */
        private boolean canStandIn() {
            return role == ChannelRole.RESERVE
                    && (state == ChannelState.ACTIVE || (standsIn && state == ChannelState.RESTING));
        }

        private boolean fails() {
            return state == ChannelState.FAILING || state == ChannelState.NEEDS_OWNER;
        }
    }

    /** Selects the ids of the reserves that stand in; empty when no channel is missing. */
    public static Set<String> select(List<TenantChannel> channels) {
        long missing = channels.stream().filter(TenantChannel::needsReserve).count();
        return channels.stream()
                .filter(TenantChannel::canStandIn)
                .sorted(Comparator.comparing((TenantChannel channel) -> !channel.standsIn())
                        .thenComparing(
                                Comparator.comparingInt(TenantChannel::score).reversed())
                        .thenComparing(TenantChannel::channelId))
                .limit(missing)
                .map(TenantChannel::channelId)
                .collect(Collectors.toUnmodifiableSet());
    }
}
