package dev.ratiomesh.fleet.access.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelFeatureTest {
    private static final String AUTH = "https://www.googleapis.com/auth/";

    @Test
    void only_the_scopes_of_requested_features_are_requested() {
        assertThat(ChannelFeature.scopes(List.of(ChannelFeature.COMMENTS))).containsExactly(AUTH + "youtube.force-ssl");
        assertThat(ChannelFeature.scopes(List.of(ChannelFeature.UPLOADS, ChannelFeature.COMMENTS)))
                .containsExactly(AUTH + "youtube.force-ssl", AUTH + "youtube.upload");
    }

    @Test
    void a_feature_is_granted_only_with_all_of_its_scopes() {
        assertThat(ChannelFeature.granted(
                        List.of(ChannelFeature.UPLOADS, ChannelFeature.COMMENTS, ChannelFeature.ANALYTICS),
                        List.of(AUTH + "youtube.force-ssl", AUTH + "yt-analytics.readonly")))
                .containsExactly(ChannelFeature.COMMENTS);
    }

    @Test
    void a_feature_that_was_not_requested_is_not_granted() {
        assertThat(ChannelFeature.granted(
                        List.of(ChannelFeature.ANALYTICS), ChannelFeature.scopes(List.of(ChannelFeature.values()))))
                .containsExactly(ChannelFeature.ANALYTICS);
    }

    @Test
    void wire_names_identify_features() {
        assertThat(ChannelFeature.of("uploads")).contains(ChannelFeature.UPLOADS);
        assertThat(ChannelFeature.of("UPLOADS")).isEmpty();
        assertThat(ChannelFeature.wireNames(List.of(ChannelFeature.UPLOADS, ChannelFeature.ANALYTICS)))
                .containsExactly("analytics", "uploads");
    }
}
