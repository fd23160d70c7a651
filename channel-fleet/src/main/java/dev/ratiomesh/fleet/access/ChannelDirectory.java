package dev.ratiomesh.fleet.access;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A directory names the tenant of a channel. It is a port, since features meet in their roots only. */
public interface ChannelDirectory {
    /** Completes with the tenant of a channel in any state, empty when there is no such channel. */
    CompletionStage<Optional<String>> tenantOf(String channelId);
}
