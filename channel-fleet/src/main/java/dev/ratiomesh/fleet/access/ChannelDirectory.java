package dev.ratiomesh.fleet.access;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Port that finds the tenant of a channel; features call each other through ports in their root packages only. */
public interface ChannelDirectory {
    /** Finds the tenant of a channel in any state; empty when the channel is unknown. */
    CompletionStage<Optional<String>> tenantOf(String channelId);
}
