package dev.ratiomesh.fleet.uploading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ContainerTest {
    private static byte[] bytes(String text) {
        return Arrays.copyOf(text.getBytes(ISO_8859_1), 600);
    }

    @Test
    void video_files_are_known_by_their_first_bytes() {
        assertThat(Container.of(bytes("\0\0\0\u0018ftypisom"))).contains(Container.ISO_BMFF);
        assertThat(Container.of(bytes("\0\0\0\u0008wide"))).contains(Container.ISO_BMFF);
        assertThat(Container.of(bytes("\u001aE\u00df\u00a3"))).contains(Container.MATROSKA);
        assertThat(Container.of(bytes("RIFF____AVI LIST"))).contains(Container.AVI);
        assertThat(Container.of(bytes("FLV\u0001"))).contains(Container.FLV);
        assertThat(Container.of(bytes("\0\0\u0001\u00ba"))).contains(Container.MPEG_PS);
        byte[] stream = new byte[600];
        stream[0] = stream[188] = stream[376] = 'G';
        assertThat(Container.of(stream)).contains(Container.MPEG_TS);
    }

    @Test
    void what_is_no_video_is_none() {
        assertThat(Container.of(bytes("\0\0\0\u0018ftypheic"))).isEmpty();
        assertThat(Container.of(bytes("\0\0\0\u0018ftypM4A "))).isEmpty();
        assertThat(Container.of(bytes("RIFF____WAVEfmt "))).isEmpty();
        assertThat(Container.of(bytes("%PDF-1.7"))).isEmpty();
        assertThat(Container.of(bytes("Good morning"))).isEmpty();
        assertThat(Container.of(new byte[0])).isEmpty();
        assertThat(Container.of(new byte[] {'G'})).isEmpty();
    }
}
