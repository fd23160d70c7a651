package dev.ratiomesh.fleet.health;

import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which reserve channels of a tenant stand in: one for each active channel that fails or needs its owner. Who stands in
 * already goes on as long as somebody is missing; then those of the best score. All are given back when nobody is missing.
 */
public final class ReservePromotion {
    private ReservePromotion() {}

    /** A channel of the tenant. */
    public record TenantChannel(String channelId, ChannelRole role, ChannelState state, boolean standsIn, int score) {
        private boolean isMissing() {
            return role == ChannelRole.ACTIVE && fails();
        }

        /** A stand-in whose day is full stands in tomorrow again. */
        private boolean canStandIn() {
            return role == ChannelRole.RESERVE
                    && (state == ChannelState.ACTIVE || (standsIn && state == ChannelState.RESTING));
        }

        private boolean fails() {
            return state == ChannelState.FAILING || state == ChannelState.NEEDS_OWNER;
        }
    }

    /** The ids of those who stand in. */
    public static Set<String> of(List<TenantChannel> tenant) {
        long missing = tenant.stream().filter(TenantChannel::isMissing).count();
        return tenant.stream()
                .filter(TenantChannel::canStandIn)
                .sorted(Comparator.comparing((TenantChannel member) -> !member.standsIn())
                        .thenComparing(
                                Comparator.comparingInt(TenantChannel::score).reversed())
                        .thenComparing(TenantChannel::channelId))
                .limit(missing)
                .map(TenantChannel::channelId)
                .collect(Collectors.toUnmodifiableSet());
    }
}
