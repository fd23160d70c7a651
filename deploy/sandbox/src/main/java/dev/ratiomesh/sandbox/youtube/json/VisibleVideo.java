package dev.ratiomesh.sandbox.youtube.json;

import dev.ratiomesh.sandbox.studio.StudioVideo;
import dev.ratiomesh.sandbox.world.Video;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A video as a caller sees it.
 *
 * @param upload what its owner said of it; null: it is one of the world's, which nobody uploaded here
 * @param byOwner whether the caller owns it
 * @param at real time
 */
public record VisibleVideo(
        Video video, @Nullable StudioVideo upload, String channelTitle, boolean byOwner, Instant at) {}
