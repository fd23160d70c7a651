package dev.ratiomesh.delivery.tally;

import dev.ratiomesh.testkit.SettableClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

@ApplicationScoped
class TestClock {
    @Produces
    @Singleton
    SettableClock clock() {
        return SettableClock.at(Clock.systemUTC().instant());
    }
}
