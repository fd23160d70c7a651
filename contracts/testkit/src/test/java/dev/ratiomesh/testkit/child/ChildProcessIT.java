package dev.ratiomesh.testkit.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void gives_its_child_arguments_properties_and_environment_and_lets_its_hooks_run() {
        // given
        ChildProcess child = child(Mains.Waits.class)
                .arguments("a", "b")
                .property("greeting", "good morning")
                .environment("MOOD", "fine")
                .start();
        child.awaitLine("hello a,b good morning fine", TIMEOUT);

        // when
        child.close();

        // then
        assertThat(child.isAlive()).isFalse();
        assertThat(child.output()).contains("hook has run");
    }

    @Test
    void runs_no_hook_of_a_killed_child() {
        // given
        ChildProcess child = child(Mains.Waits.class).start();
        child.awaitLine("hello", TIMEOUT);

        // when
        child.kill();

        // then
        assertThat(child.isAlive()).isFalse();
        assertThat(child.output()).doesNotContain("hook has run");
    }

    @Test
    void ends_a_child_by_force_when_its_hooks_hang() {
        // given
        ChildProcess child =
                child(Mains.NeverLetsGo.class).grace(Duration.ofSeconds(1)).start();
        child.awaitLine("hello", TIMEOUT);

        // when
        child.close();

        // then
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void the_message_has_the_end_of_the_output_of_a_child_that_ends_early() {
        try (ChildProcess child = child(Mains.Fails.class).start()) {
            assertThatThrownBy(() -> child.awaitLine("hello", TIMEOUT))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("greeter ended with code 1")
                    .hasMessageContaining("the reason it failed")
                    .hasMessageContaining("greeter.log");
        }
    }

    @Test
    void the_message_names_the_condition_that_was_not_fulfilled() {
        try (ChildProcess child = child(Mains.Waits.class).start()) {
            assertThatThrownBy(() -> child.awaitPort(FreePorts.free(), Duration.ofMillis(200)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("for greeter to listen on port");
        }
    }

    private JavaProcessBuilder child(Class<?> main) {
        return JavaProcessBuilder.of("greeter", main.getName())
                .jvm("-Xmx32m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                .classPath(System.getProperty("java.class.path"))
                .log(folder.resolve("greeter.log"));
    }
}
