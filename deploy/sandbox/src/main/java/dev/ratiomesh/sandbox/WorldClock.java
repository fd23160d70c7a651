package dev.ratiomesh.sandbox;

import dev.ratiomesh.sandbox.journal.Journal;
import dev.ratiomesh.sandbox.journal.JournalLine;
import dev.ratiomesh.sandbox.wire.MalformedJson;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.world.ClockStart;
import dev.ratiomesh.sandbox.world.SimClock;

/** Continues the simulated clock from the starts that the journal recorded. */
final class WorldClock {
    private static final String STARTED = "clock.started";

    private WorldClock() {}

    static SimClock resume(SandboxOptions options, Journal journal) {
        SimClock clock = SimClock.resume(
                options.clock(),
                journal.past().stream()
                        .filter(line -> line.kind().equals(STARTED))
                        .map(WorldClock::start)
                        .toList(),
                options.speed());
        journal.append(STARTED, clock.latest());
        return clock;
    }

    private static ClockStart start(JournalLine line) {
        try {
            return SandboxJson.read(line.fact(), ClockStart.class);
        } catch (MalformedJson e) {
            throw new IllegalArgumentException("The journal holds an unreadable " + STARTED + ": " + e.getMessage(), e);
        }
    }
}
