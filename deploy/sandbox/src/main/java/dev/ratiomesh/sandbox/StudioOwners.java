package dev.ratiomesh.sandbox;

import dev.ratiomesh.sandbox.analytics.ReportOwners;
import dev.ratiomesh.sandbox.comments.CommentContext;
import dev.ratiomesh.sandbox.studio.StudioState;
import dev.ratiomesh.sandbox.studio.StudioVideo;
import dev.ratiomesh.sandbox.studio.TokenAccess;
import dev.ratiomesh.sandbox.studio.VideoOwnership;
import dev.ratiomesh.sandbox.studio.YouTubeChannel;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.world.VideoWorld;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Resolves the channel that a video belongs to and the channel that a token acts for; analytics and comments use it.
 */
record StudioOwners(StudioState studio, VideoOwnership ownership, VideoWorld world) {
    private static final String PREFIX = "https://www.googleapis.com/auth/";
    private static final Set<String> READ_ANALYTICS = Set.of(
            PREFIX + "yt-analytics.readonly",
            PREFIX + "yt-analytics-monetary.readonly",
            PREFIX + "youtube",
            PREFIX + "youtube.readonly",
            PREFIX + "youtubepartner");
    /** Owns the world's own videos until an instruction gives them to a channel. */
    private static final String WORLD_CHANNEL = "UCsandbox0000000000000000";

    ReportOwners reportOwners() {
        return new ReportOwners(this::reader, this::videosOf);
    }

    CommentContext commentContext() {
        return new CommentContext(this::channelOf, this::nameOf);
    }

    private ReportOwners.Reader reader(HttpCall call) {
        TokenAccess access = studio.grants().access(call.bearer().orElse(null));
        if (!(access instanceof TokenAccess.GrantedAccess acting)) {
            return new ReportOwners.Reader(Optional.empty(), false);
        }
        return new ReportOwners.Reader(
                Optional.ofNullable(acting.grant().channelId()), acting.grant().allowsOneOf(READ_ANALYTICS));
    }

    private List<String> videosOf(String channelId) {
        return Stream.concat(
                        studio.videos().ofChannel(channelId).stream().map(StudioVideo::id),
                        ownership.videosOf(channelId).stream())
                .toList();
    }

    private Optional<String> channelOf(String videoId) {
        return world.video(videoId).map(video -> studio.videos()
                .find(videoId)
                .map(StudioVideo::channelId)
                .or(() -> ownership.ownerOf(videoId))
                .orElse(WORLD_CHANNEL));
    }

    private String nameOf(String channelId) {
        return studio.channels().find(channelId).map(YouTubeChannel::handle).orElse("@" + channelId);
    }
}
