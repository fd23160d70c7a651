package dev.ratiomesh.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class PemWriterTest {
    @Test
    void writes_one_block_of_short_lines() {
        // given
        byte[] content = new byte[100];

        // when
        List<String> lines = PemWriter.write("TEST DATA", content).lines().toList();

        // then
        assertThat(lines).hasSize(5).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(64));
        assertThat(lines.get(0)).isEqualTo("-----BEGIN TEST DATA-----");
        assertThat(lines.get(4)).isEqualTo("-----END TEST DATA-----");
        assertThat(Base64.getDecoder().decode(String.join("", lines.subList(1, 4))))
                .isEqualTo(content);
    }
}
