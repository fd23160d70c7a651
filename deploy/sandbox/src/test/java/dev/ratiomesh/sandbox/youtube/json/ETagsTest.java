package dev.ratiomesh.sandbox.youtube.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.sandbox.wire.SandboxJson;
import org.junit.jupiter.api.Test;

class ETagsTest {

    @Test
    void equal_content_has_an_equal_tag() {
        // when
        String tag = ETags.of(SandboxJson.object().put("viewCount", "1"));

        // then
        assertThat(tag).isEqualTo(ETags.of(SandboxJson.object().put("viewCount", "1")));
        assertThat(tag).isNotEqualTo(ETags.of(SandboxJson.object().put("viewCount", "2")));
    }

    @Test
    void a_tag_is_known_in_every_form_clients_send_it() {
        assertThat(ETags.matches("abc", "abc")).isTrue();
        assertThat(ETags.matches("\"abc\"", "abc")).isTrue();
        assertThat(ETags.matches("\"x\", W/\"abc\"", "abc")).isTrue();
        assertThat(ETags.matches("*", "abc")).isTrue();
        assertThat(ETags.matches("\"abcd\"", "abc")).isFalse();
    }
}
