package dev.ratiomesh.sandbox.analytics;

import dev.ratiomesh.sandbox.wire.Call;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who asks, and about what.
 *
 * @param channelOf the channel the bearer token of a call acts for, if it may read analytics
 * @param videosOf the ids of a channel's videos
 */
public record Owners(Function<Call, Optional<String>> channelOf, Function<String, List<String>> videosOf) {}
