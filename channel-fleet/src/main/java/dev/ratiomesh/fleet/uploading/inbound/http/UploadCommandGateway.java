package dev.ratiomesh.fleet.uploading.inbound.http;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.channel.ChannelCommand.CancelUpload;
import dev.ratiomesh.contracts.channel.ChannelCommand.PublishUpload;
import dev.ratiomesh.contracts.channel.ChannelCommand.UpdateVideo;
import dev.ratiomesh.contracts.channel.ChannelCommand.VideoCommand;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.http.CommandGateway;
import dev.ratiomesh.delivery.http.HttpCommand;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.delivery.store.InboxQueries;
import dev.ratiomesh.fleet.CommandRejection;
import dev.ratiomesh.fleet.uploading.inbound.command.PublishUploadHandler;
import dev.ratiomesh.fleet.uploading.inbound.command.VideoCommandHandler;
import dev.ratiomesh.fleet.uploading.inbound.command.VideoCommandTopic;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadQueries;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Puts HTTP commands about uploads and videos onto their topic. A command that the topic would reject is answered at once. */
@ApplicationScoped
class UploadCommandGateway {
    /** Codes that concern the upload's state and give 409; all other codes concern the command and give 422. */
    private static final Set<ChannelRejectionCode> CONFLICTS =
            Set.of(ChannelRejectionCode.ALREADY_EXISTS, ChannelRejectionCode.NOT_POSSIBLE_NOW);

    private final CommandGateway gateway;
    private final UploadQueries uploads;
    private final InboxQueries inbox;
    private final Mutiny.SessionFactory sessions;
    private final PublishUploadHandler publishHandler;
    private final VideoCommandHandler commandHandler;

    UploadCommandGateway(
            CommandGateway gateway,
            UploadQueries uploads,
            InboxQueries inbox,
            Mutiny.SessionFactory sessions,
            PublishUploadHandler publishHandler,
            VideoCommandHandler commandHandler) {
        this.gateway = gateway;
        this.uploads = uploads;
        this.inbox = inbox;
        this.sessions = sessions;
        this.publishHandler = publishHandler;
        this.commandHandler = commandHandler;
    }

    /**
     * Sends a publish command.
     *
     * @param key the {@code Idempotency-Key}, null for none
     */
    Uni<Response> publish(PublishUpload command, @Nullable String key) {
        String location = "/api/uploads/" + command.uploadId();
        return send(
                new HttpCommand(outgoingEvent(command), key, location),
                () -> sessions.withSession(session -> publishHandler.validate(session, command)));
    }

    /**
     * Sends an update of a video.
     *
     * @param key the {@code Idempotency-Key}, null for none
     */
    Uni<Response> update(UpdateVideo command, @Nullable String key) {
        String location = "/api/uploads?channel=" + command.channelId();
        return send(
                HttpCommand.about(command.videoId(), outgoingEvent(command), key, location),
                () -> sessions.withSession(session -> commandHandler.validate(session, command)));
    }

    /**
     * Sends a cancel command. Fails with 404 when there is no such upload, or another tenant has it.
     *
     * @param key the {@code Idempotency-Key}, null for none
     * @param command makes the command from the upload's tenant id
     */
    Uni<Response> cancel(String id, @Nullable String key, Function<String, CancelUpload> command) {
        return uploads.find(id)
                .map(found -> gateway.requireVisible(found, UploadRow::tenantId, "Upload " + id))
                .chain(row -> {
                    CancelUpload cancel = command.apply(row.tenantId());
                    return send(
                            HttpCommand.about(id, outgoingEvent(cancel), key, "/api/uploads/" + id),
                            () -> Uni.createFrom().item(VideoCommandHandler.validate(row, cancel)));
                });
    }

    private Uni<Response> send(HttpCommand command, Supplier<Uni<Optional<CommandRejection>>> validation) {
        return gateway.send(
                command,
                messageId -> inbox.wasHandled(VideoCommandTopic.CHANNEL, messageId),
                () -> validation.get().map(rejection -> rejection.map(UploadCommandGateway::toProblem)));
    }

    private static OutgoingEvent outgoingEvent(VideoCommand command) {
        return new OutgoingEvent(Topic.CHANNEL_COMMANDS, command.key(), command.tenantId(), command);
    }

    private static ProblemException toProblem(CommandRejection rejection) {
        return ProblemException.rejected(
                CONFLICTS.contains(rejection.code()) ? 409 : 422,
                rejection.code(),
                rejection.field(),
                rejection.detail());
    }
}
