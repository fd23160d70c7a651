package dev.ratiomesh.sandbox.youtube.json;

import dev.ratiomesh.sandbox.studio.StudioVideo;
import dev.ratiomesh.sandbox.world.Video;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds a video as a caller sees it.
 *
 * @param upload the uploaded video; null: one of the world's, which was not uploaded here
 * @param byOwner tells whether the caller owns it
 * @param at real time
 */
public record VisibleVideo(
        Video video, @Nullable StudioVideo upload, String channelTitle, boolean byOwner, Instant at) {}
