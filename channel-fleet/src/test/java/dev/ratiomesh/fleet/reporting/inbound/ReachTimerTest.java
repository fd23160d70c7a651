package dev.ratiomesh.fleet.reporting.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReachTimerTest {
    @Test
    void files_made_at_the_same_moment_are_read_together() {
        // given
        var early = Instant.parse("2026-11-01T00:00:00Z");
        var files = List.of(early, early, early.plusSeconds(1), early.plusSeconds(2));
        // then
        assertThat(ReachTimer.firstFiles(files, 1, file -> file)).hasSize(2);
        assertThat(ReachTimer.firstFiles(files, 3, file -> file)).hasSize(3);
        assertThat(ReachTimer.firstFiles(files, 9, file -> file)).hasSize(4);
    }
}
