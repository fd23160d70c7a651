package dev.ratiomesh.delivery.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A gateway puts a command that came over HTTP onto its topic, where it means what it means over Kafka. A command that its
 * topic would reject as things stand is answered at once, so that nobody waits to hear that a field is wrong.
 */
@ApplicationScoped
public class CommandGateway {
    private final AcceptedCommands accepted;
    private final Caller caller;

    CommandGateway(AcceptedCommands accepted, Caller caller) {
        this.accepted = accepted;
        this.caller = caller;
    }

    /** Requires the subject of a command, as {@link Caller#requireVisible}. */
    public <T> T requireVisible(Optional<T> found, Function<T, String> tenantId, String name) {
        return caller.requireVisible(found, tenantId, name);
    }

    /** Completes with 202 and the Location once the broker has the command; fails with 400 for a bad key. */
    public Uni<Response> send(HttpCommand command) {
        return accepted.command(command.command(), command.idempotencyKey(), command.location());
    }

    /**
     * Does the same after a check. A command that was carried out under its key is not checked again: it would be judged by
     * what it has led to itself.
     *
     * @param wasHandled says of a message id whether the topic's consumer has handled it
     * @param check completes with the problem that the caller gets instead, empty when there is none
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
