package dev.ratiomesh.delivery.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Publishes HTTP commands on their topic, where they are handled like commands from Kafka. A command that the topic's
 * consumer would reject in the current state is answered with a problem at once, so that the caller need not wait for
 * an event that says so.
 */
@ApplicationScoped
public class CommandGateway {
    private final AcceptedCommands accepted;
    private final Caller caller;

    CommandGateway(AcceptedCommands accepted, Caller caller) {
        this.accepted = accepted;
        this.caller = caller;
    }

    /** Requires that the subject of a command exists and is visible, as {@link Caller#requireVisible} does. */
    public <T> T requireVisible(Optional<T> found, Function<T, String> tenantId, String name) {
        return caller.requireVisible(found, tenantId, name);
    }

    /**
     * Completes with 202 and the Location once the broker has acknowledged the command; fails with 400 for an invalid
     * key.
     */
    public Uni<Response> send(HttpCommand command) {
        return accepted.command(command.command(), command.idempotencyKey(), command.location());
    }

    /**
     * Publishes a command after a check. A command that was handled under its key before is not checked again, because
     * the check would see the state that the command itself has caused.
     *
     * @param wasHandled completes with true for a message id that the topic's consumer has handled
     * @param check completes with the problem to answer with, empty when there is none
     */
    public Uni<Response> send(
            HttpCommand command,
            Function<String, Uni<Boolean>> wasHandled,
            Supplier<Uni<Optional<ProblemException>>> check) {
        return isRepeated(command, wasHandled)
                .chain(repeated -> repeated ? Uni.createFrom().item(Optional.<ProblemException>empty()) : check.get())
                .invoke(problem -> problem.ifPresent(CommandGateway::fail))
                .chain(() -> send(command));
    }

    private static Uni<Boolean> isRepeated(HttpCommand command, Function<String, Uni<Boolean>> wasHandled) {
        String key = command.idempotencyKey();
        return key == null
                ? Uni.createFrom().item(false)
                : wasHandled.apply(AcceptedCommands.messageId(command.command(), key));
    }

    private static void fail(ProblemException problem) {
        throw problem;
    }
}
