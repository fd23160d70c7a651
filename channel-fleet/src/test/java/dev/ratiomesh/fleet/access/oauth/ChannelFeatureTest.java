package dev.ratiomesh.fleet.access.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelFeatureTest {
    private static final String AUTH = "https://www.googleapis.com/auth/";

    @Test
    void only_the_scopes_of_what_is_wanted_are_asked_for() {
        assertThat(ChannelFeature.scopes(List.of(ChannelFeature.COMMENTS))).containsExactly(AUTH + "youtube.force-ssl");
        assertThat(ChannelFeature.scopes(List.of(ChannelFeature.UPLOADS, ChannelFeature.COMMENTS)))
                .containsExactly(AUTH + "youtube.force-ssl", AUTH + "youtube.upload");
    }

    @Test
    void a_feature_is_granted_with_all_of_its_scopes_only() {
        assertThat(ChannelFeature.granted(
                        List.of(ChannelFeature.UPLOADS, ChannelFeature.COMMENTS, ChannelFeature.ANALYTICS),
                        List.of(AUTH + "youtube.force-ssl", AUTH + "yt-analytics.readonly")))
                .containsExactly(ChannelFeature.COMMENTS);
    }

    @Test
    void what_was_not_wanted_is_not_granted() {
        assertThat(ChannelFeature.granted(
                        List.of(ChannelFeature.ANALYTICS), ChannelFeature.scopes(List.of(ChannelFeature.values()))))
                .containsExactly(ChannelFeature.ANALYTICS);
    }

    @Test
    void words_of_commands_name_features() {
        assertThat(ChannelFeature.of("uploads")).contains(ChannelFeature.UPLOADS);
        assertThat(ChannelFeature.of("UPLOADS")).isEmpty();
        assertThat(ChannelFeature.words(List.of(ChannelFeature.UPLOADS, ChannelFeature.ANALYTICS)))
                .containsExactly("analytics", "uploads");
    }
}
