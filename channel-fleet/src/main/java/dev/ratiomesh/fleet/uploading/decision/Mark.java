package dev.ratiomesh.fleet.uploading.decision;

import java.time.Instant;

/**
 * A channel takes no uploads for a while.
 *
 * @param why in words
 */
public record Mark(String channelId, Instant restsUntil, String why) {}
