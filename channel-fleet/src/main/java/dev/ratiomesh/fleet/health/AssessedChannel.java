package dev.ratiomesh.fleet.health;

import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.contracts.channel.ChannelView;

/**
 * A stored channel with the facts that its health is assessed from.
 *
 * @param lockVersion its version at the read; a later write by another replica makes this read stale
 * @param health its state and the start of that state
 */
public record AssessedChannel(ChannelView channel, int lockVersion, HealthState health, ChannelFacts facts) {

    public String id() {
        return channel.channelId();
    }

    /** True when the channel has no working grant, so that only the access feature changes its state. */
    public boolean isWithoutGrant() {
        return channel.state() == ChannelState.NEEDS_OWNER || channel.state() == ChannelState.DISCONNECTED;
    }

    /** True when score or reasons differ from the stored ones. */
    public boolean hasChanged(HealthAssessment assessment) {
        return channel.score() != assessment.score().points()
                || !channel.reasons().equals(assessment.score().messages());
    }

    /** Returns the channel as it is after the assessment is stored, with the next version. */
    public ChannelView withAssessment(HealthAssessment assessment, boolean standsIn) {
        return new ChannelView(
                channel.channelId(),
                channel.tenantId(),
                channel.version() + 1,
                channel.title(),
                assessment.health().state(),
                channel.role(),
                standsIn,
                assessment.score().points(),
                assessment.score().messages());
    }
}
