package dev.ratiomesh.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.crash.DisruptionInjector.CrashPoints;
import dev.ratiomesh.crash.invariant.Violation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** States the names that crash runs print and that services know. A rename in Java changes none of them. */
class PinnedNamesTest {

    @Test
    void disruptions_keep_their_printed_names() {
        assertThat(Arrays.stream(Disruption.values()).map(Enum::name))
                .containsExactly(
                        "KILL_SERVICE",
                        "KILL_POINT",
                        "KILL_ANSWERED",
                        "KILL_BROKER",
                        "KILL_POSTGRES",
                        "END_SESSIONS",
                        "LOSE_ANSWER",
                        "LATE_ANSWER",
                        "UNAVAILABLE",
                        "TOO_MANY",
                        "LATE_REFUSAL");
    }

    @Test
    void violations_are_printed_with_the_name_of_the_invariant() {
        assertThat(Arrays.stream(Violation.BrokenPromise.values()).map(kind -> new Violation(kind, "x").toString()))
                .containsExactly(
                        "DUPLICATE: x",
                        "CAP_PASSED: x",
                        "LOST: x",
                        "PHANTOM: x",
                        "MONEY: x",
                        "STUCK: x",
                        "PROJECTION: x",
                        "REPEATED: x");
        assertThat(new CrashReport(7, 1, 2, 3, 4, Duration.ofSeconds(5), "{}", List.of()).line())
                .isEqualTo("kills 2, rounds 1, orders 4, duplicates 0, cap breaches 0, orders lost 0,"
                        + " other violations 0, sessions and answers cut 3, seed 7, duration 5 s");
    }

    @Test
    void services_are_killed_at_the_points_that_they_know() {
        assertThat(CrashPoints.OF_ORDERS)
                .containsExactly(
                        "sending-committed",
                        "provider-answered",
                        "answer-committed",
                        "proposal-committed",
                        "unit-committed",
                        "lane-committed-before-ack",
                        "outbox-sent-before-mark");
        assertThat(CrashPoints.OF_CAMPAIGNS).containsExactly("lane-committed-before-ack", "outbox-sent-before-mark");
    }
}
