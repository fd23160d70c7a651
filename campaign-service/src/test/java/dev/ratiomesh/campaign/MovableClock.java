package dev.ratiomesh.campaign;

import dev.ratiomesh.testkit.SettableClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The clock of the service under test. Begins now, because the database deletes by its own clock, and stands still until a
 * test advances it; deadlines must lie far beyond that.
 */
@ApplicationScoped
public class MovableClock extends Clock {
    private final SettableClock hands =
            SettableClock.at(Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));

    public void advance(Duration step) {
        hands.advance(step);
    }

    @Override
    public Instant instant() {
        return hands.instant();
    }

    @Override
    public ZoneId getZone() {
        return hands.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return hands.withZone(zone);
    }
}
