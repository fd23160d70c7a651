package dev.ratiomesh.sandbox;

import dev.ratiomesh.sandbox.analytics.Owners;
import dev.ratiomesh.sandbox.comments.Scene;
import dev.ratiomesh.sandbox.studio.Access;
import dev.ratiomesh.sandbox.studio.Belongings;
import dev.ratiomesh.sandbox.studio.Channel;
import dev.ratiomesh.sandbox.studio.Studio;
import dev.ratiomesh.sandbox.studio.StudioVideo;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.world.World;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whose videos are whose, and for whom a token acts, as analytics and comments ask. */
record StudioOwners(Studio studio, Belongings belongings, World world) {
    private static final String PREFIX = "https://www.googleapis.com/auth/";
    private static final Set<String> READ_ANALYTICS = Set.of(
            PREFIX + "yt-analytics.readonly",
            PREFIX + "yt-analytics-monetary.readonly",
            PREFIX + "youtube",
            PREFIX + "youtube.readonly",
            PREFIX + "youtubepartner");
    /** Whose the world's own videos are as long as nobody gave them to a channel. */
    private static final String NOBODY_IN_PARTICULAR = "UCsandbox0000000000000000";

    Owners owners() {
        return new Owners(this::reader, this::videosOf);
    }

    Scene scene() {
        return new Scene(this::channelOf, this::nameOf);
    }

    private Owners.Reader reader(Call call) {
        Access access = studio.grants().access(call.bearer().orElse(null));
        if (!(access instanceof Access.Acting acting)) {
            return new Owners.Reader(Optional.empty(), false);
        }
        return new Owners.Reader(
                Optional.ofNullable(acting.grant().channelId()), acting.grant().allowsOneOf(READ_ANALYTICS));
    }

    private List<String> videosOf(String channelId) {
        return Stream.concat(
                        studio.videos().of(channelId).stream().map(StudioVideo::id), belongings.of(channelId).stream())
                .toList();
    }

    private Optional<String> channelOf(String videoId) {
        return world.video(videoId).map(video -> studio.videos()
                .find(videoId)
                .map(StudioVideo::channelId)
                .or(() -> belongings.ownerOf(videoId))
                .orElse(NOBODY_IN_PARTICULAR));
    }

    private String nameOf(String channelId) {
        return studio.channels().find(channelId).map(Channel::handle).orElse("@" + channelId);
    }
}
