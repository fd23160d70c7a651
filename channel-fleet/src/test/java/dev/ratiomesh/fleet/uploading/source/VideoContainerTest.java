package dev.ratiomesh.fleet.uploading.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VideoContainerTest {
    private static byte[] bytes(String text) {
        return Arrays.copyOf(text.getBytes(ISO_8859_1), 600);
    }

    @Test
    void video_containers_are_detected_by_their_first_bytes() {
        assertThat(VideoContainer.detect(bytes("\0\0\0\u0018ftypisom"))).contains(VideoContainer.ISO_BMFF);
        assertThat(VideoContainer.detect(bytes("\0\0\0\u0008wide"))).contains(VideoContainer.ISO_BMFF);
        assertThat(VideoContainer.detect(bytes("\u001aE\u00df\u00a3"))).contains(VideoContainer.MATROSKA);
        assertThat(VideoContainer.detect(bytes("RIFF____AVI LIST"))).contains(VideoContainer.AVI);
        assertThat(VideoContainer.detect(bytes("FLV\u0001"))).contains(VideoContainer.FLV);
        assertThat(VideoContainer.detect(bytes("\0\0\u0001\u00ba"))).contains(VideoContainer.MPEG_PS);
        byte[] stream = new byte[600];
        stream[0] = stream[188] = stream[376] = 'G';
        assertThat(VideoContainer.detect(stream)).contains(VideoContainer.MPEG_TS);
    }

    @Test
    void other_files_are_not_detected_as_video() {
        assertThat(VideoContainer.detect(bytes("\0\0\0\u0018ftypheic"))).isEmpty();
        assertThat(VideoContainer.detect(bytes("\0\0\0\u0018ftypM4A "))).isEmpty();
        assertThat(VideoContainer.detect(bytes("RIFF____WAVEfmt "))).isEmpty();
        assertThat(VideoContainer.detect(bytes("%PDF-1.7"))).isEmpty();
        assertThat(VideoContainer.detect(bytes("Good morning"))).isEmpty();
        assertThat(VideoContainer.detect(new byte[0])).isEmpty();
        assertThat(VideoContainer.detect(new byte[] {'G'})).isEmpty();
    }
}
