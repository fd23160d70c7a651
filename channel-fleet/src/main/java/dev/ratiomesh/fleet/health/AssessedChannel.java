package dev.ratiomesh.fleet.health;

import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.contracts.channel.ChannelView;

/**
 * A channel as it is stored, and what is known of it.
 *
 * @param lockVersion at which it was read
 */
public record AssessedChannel(ChannelView channel, int lockVersion, HealthState condition, ChannelFacts facts) {

    public String id() {
        return channel.channelId();
    }

    /** Whether access alone speaks of it at present. */
    public boolean isWithoutGrant() {
        return channel.state() == ChannelState.NEEDS_OWNER || channel.state() == ChannelState.DISCONNECTED;
    }

    /** Whether something else than before would be written, its state aside. */
    public boolean hasChanged(HealthAssessment diagnosis) {
        return channel.score() != diagnosis.score().points()
                || !channel.reasons().equals(diagnosis.score().words());
    }

    /** As it is when the change is written; the version is the next one. */
    public ChannelView after(HealthAssessment diagnosis, boolean standsIn) {
        return new ChannelView(
                channel.channelId(),
                channel.tenantId(),
                channel.version() + 1,
                channel.title(),
                diagnosis.condition().state(),
                channel.role(),
                standsIn,
                diagnosis.score().points(),
                diagnosis.score().words());
    }
}
