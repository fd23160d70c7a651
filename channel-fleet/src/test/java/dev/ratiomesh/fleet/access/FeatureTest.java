package dev.ratiomesh.fleet.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureTest {
    private static final String AUTH = "https://www.googleapis.com/auth/";

    @Test
    void only_the_scopes_of_what_is_wanted_are_asked_for() {
        assertThat(Feature.scopes(List.of(Feature.COMMENTS))).containsExactly(AUTH + "youtube.force-ssl");
        assertThat(Feature.scopes(List.of(Feature.UPLOADS, Feature.COMMENTS)))
                .containsExactly(AUTH + "youtube.force-ssl", AUTH + "youtube.upload");
    }

    @Test
    void a_feature_is_granted_with_all_of_its_scopes_only() {
        assertThat(Feature.granted(
                        List.of(Feature.UPLOADS, Feature.COMMENTS, Feature.ANALYTICS),
                        List.of(AUTH + "youtube.force-ssl", AUTH + "yt-analytics.readonly")))
                .containsExactly(Feature.COMMENTS);
    }

    @Test
    void what_was_not_wanted_is_not_granted() {
        assertThat(Feature.granted(List.of(Feature.ANALYTICS), Feature.scopes(List.of(Feature.values()))))
                .containsExactly(Feature.ANALYTICS);
    }

    @Test
    void words_of_commands_name_features() {
        assertThat(Feature.of("uploads")).contains(Feature.UPLOADS);
        assertThat(Feature.of("UPLOADS")).isEmpty();
        assertThat(Feature.words(List.of(Feature.UPLOADS, Feature.ANALYTICS))).containsExactly("analytics", "uploads");
    }
}
