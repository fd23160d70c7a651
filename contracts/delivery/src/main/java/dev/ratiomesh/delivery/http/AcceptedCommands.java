package dev.ratiomesh.delivery.http;

import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.Publisher;
import dev.ratiomesh.delivery.TraceContexts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Publishes commands received over HTTP on their topic, so that they are handled exactly like commands from Kafka. */
@ApplicationScoped
public class AcceptedCommands {
    private static final int MAX_KEY_LENGTH = 255;

    private final Publisher publisher;
    private final TraceContexts traces;

    AcceptedCommands(Publisher publisher, TraceContexts traces) {
        this.publisher = publisher;
        this.traces = traces;
    }

    /**
     * Completes with 202 and the Location once the broker has acknowledged the command. The same {@code
     * Idempotency-Key} of the same tenant gives the same message id, under which consumers handle the command once.
     */
    public Uni<Response> command(OutgoingEvent command, @Nullable String idempotencyKey, String location) {
        String id = id(command, idempotencyKey);
        return publisher
                .sendAll(List.of(publisher.recordWithId(command, id, traces.current())))
                .replaceWith(() -> Response.accepted(Map.of("commandId", id, "type", command.type()))
                        .location(URI.create(location))
                        .build());
    }

    private static String id(OutgoingEvent command, @Nullable String key) {
        return key == null ? UUID.randomUUID().toString() : messageId(command, key);
    }

    /** Returns the message id of a command with this {@code Idempotency-Key}; a repeat has the same id. */
    public static String messageId(OutgoingEvent command, String key) {
        if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
            throw new ProblemException(
                    400, "BAD_IDEMPOTENCY_KEY", "Idempotency-Key: 1 to " + MAX_KEY_LENGTH + " characters.");
        }
        String name = command.tenantId() + '\n' + command.type() + '\n' + key;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
