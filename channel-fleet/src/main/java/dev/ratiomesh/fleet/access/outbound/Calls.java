package dev.ratiomesh.fleet.access.outbound;

import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.Ask;
import dev.ratiomesh.fleet.access.Finding;
import dev.ratiomesh.fleet.access.Host;
import dev.ratiomesh.fleet.access.Meaning;
import dev.ratiomesh.fleet.access.Reply;
import dev.ratiomesh.fleet.access.Who;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes calls and lets transfers through, each within the guard of its channel. */
@ApplicationScoped
class Calls {
    private final Wire wire;
    private final ChannelGuards guards;
    private final Clock clock;
    private final Duration openFor;

    Calls(Wire wire, ChannelGuards guards, Clock clock, FleetConfig config) {
        this.wire = wire;
        this.guards = guards;
        this.clock = clock;
        this.openFor = config.access().openFor();
    }

    /** Why it need not be paid for: it would not be made. */
    Optional<Reply> refusal(Ask ask) {
        if (wire.address(ask).isEmpty()) {
            return Optional.of(new Reply.Refused(0, "foreignAddress", "the address is not one of " + ask.host()));
        }
        return guards.of(ask.who(), ask.host()).isOpen()
                ? Optional.of(Failures.open(clock.instant(), openFor))
                : Optional.empty();
    }

    /** @param token null for anybody */
    Uni<Finding> make(Ask ask, @Nullable String token) {
        String address = wire.address(ask).orElseThrow();
        return guards.of(ask.who(), ask.host())
                .call(() -> wire.send(ask, address, token))
                .map(answer -> Meaning.of(ask, answer, clock.instant()))
                .onFailure()
                .recoverWithItem(failure -> Failures.of(ask, failure, clock.instant(), openFor));
    }

    /** Empty when it may begin; then {@link #left} is owed. */
    Optional<Reply> admit(Who who) {
        ChannelGuard guard = guards.of(who, Host.DATA);
        if (guard.isOpen()) {
            return Optional.of(Failures.open(clock.instant(), openFor));
        }
        return guard.admit() ? Optional.empty() : Optional.of(Failures.crowded(clock.instant()));
    }

    void left(Who who, Reply reply) {
        guards.of(who, Host.DATA).left(!(reply instanceof Reply.Trouble));
    }

    /** A transfer belongs to a channel. */
    Reply nobody() {
        return new Reply.Refused(0, "noChannel", "a transfer needs a channel that it is for");
    }
}
