package dev.ratiomesh.delivery.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashPointTest {
    private static final int HALTED = 137;

    @Test
    void does_nothing_unless_it_is_named() throws IOException, InterruptedException {
        assertThat(run()).isZero();
        assertThat(run("-Dmesh.kill.point=elsewhere")).isZero();
    }

    @Test
    void halts_at_the_named_place() throws IOException, InterruptedException {
        assertThat(run("-Dmesh.kill.point=here")).isEqualTo(HALTED);
    }

    @Test
    void halts_at_the_pass_that_was_asked_for() throws IOException, InterruptedException {
        assertThat(run("-Dmesh.kill.point=here", "-Dmesh.kill.after=2")).isEqualTo(HALTED);
        assertThat(run("-Dmesh.kill.point=here", "-Dmesh.kill.after=3")).isZero();
    }

    /** Reaches the point two times and then ends normally. */
    static final class Passing {
        private Passing() {}

        public static void main(String[] arguments) {
            CrashPoint.reached("here");
            CrashPoint.reached("here");
        }
    }

    private static int run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx32m"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", "target/classes:target/test-classes", Passing.class.getName()));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
