package dev.ratiomesh.testkit.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrozenViolationsTest {

    private static final List<String> FROZEN = List.of("names | A is bad", "names | B is bad", "sizes | C is large");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void freeze() throws IOException {
        file = folder.resolve("deep/frozen.txt");
        Files.createDirectories(file.getParent());
        Files.write(file, FROZEN);
    }

    @Test
    void lets_frozen_violations_pass_and_writes_nothing() throws IOException {
        assertThatCode(() -> frozen("").check("names", List.of("B is bad", "A is bad")))
                .doesNotThrowAnyException();
        assertThat(Files.readAllLines(file)).isEqualTo(FROZEN);
    }

    @Test
    void fails_on_a_new_violation_and_writes_nothing() throws IOException {
        assertThatThrownBy(() -> frozen("").check("names", List.of("A is bad", "B is bad", "D is bad")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 new violation(s) of the gate names")
                .hasMessageContaining("D is bad")
                .hasMessageNotContaining("A is bad");
        assertThat(Files.readAllLines(file)).isEqualTo(FROZEN);
    }

    @Test
    void fails_on_a_mended_violation_until_its_line_is_removed() throws IOException {
        assertThatThrownBy(() -> frozen("").check("names", List.of("A is bad")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 frozen violation(s) of the gate names are mended")
                .hasMessageContaining("B is bad");
        assertThat(Files.readAllLines(file)).isEqualTo(FROZEN);
    }

    @Test
    void shrinks_on_demand_but_takes_nothing_new() throws IOException {
        assertThatThrownBy(() -> frozen("shrink").check("names", List.of("A is bad", "D is bad")))
                .hasMessageContaining("D is bad")
                .hasMessageNotContaining("mended");
        assertThat(Files.readAllLines(file)).containsExactly("names | A is bad", "sizes | C is large");
    }

    @Test
    void freezes_everything_on_demand_and_goes_when_nothing_is_left() throws IOException {
        frozen("all").check("names", List.of("D is bad"));
        assertThat(Files.readAllLines(file)).containsExactly("names | D is bad", "sizes | C is large");
        frozen("all").check("names", List.of());
        frozen("all").check("sizes", List.of());
        assertThat(file).doesNotExist();
    }

    @Test
    void begins_with_an_empty_list_where_there_is_no_file() throws IOException {
        Files.delete(file);
        assertThatThrownBy(() -> frozen("").check("names", List.of("A is bad"))).hasMessageContaining("1 new");
        assertThat(file).doesNotExist();
    }

    @Test
    void knows_no_other_mode() {
        assertThatThrownBy(() -> frozen("yes")).isInstanceOf(IllegalArgumentException.class);
    }

    private FrozenViolations frozen(String mode) {
        return new FrozenViolations(file, mode);
    }
}
