package dev.ratiomesh.fleet.uploading.inbound.command;

import dev.ratiomesh.contracts.channel.ChannelCommand.CancelUpload;
import dev.ratiomesh.contracts.channel.ChannelCommand.PublishUpload;
import dev.ratiomesh.contracts.channel.ChannelCommand.UpdateVideo;
import dev.ratiomesh.contracts.channel.ChannelCommand.UploadCommand;
import dev.ratiomesh.contracts.channel.ChannelCommand.VideoCommand;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.store.MessageHandler;
import dev.ratiomesh.fleet.CommandRejection;
import dev.ratiomesh.fleet.uploading.VideoMetadataPatch;
import dev.ratiomesh.fleet.uploading.outbound.store.TenantChannelQueries;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadRow;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadStore;
import dev.ratiomesh.fleet.uploading.outbound.store.VideoUpdateQueue;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.Upload.CancelRequest;
import dev.ratiomesh.fleet.uploading.upload.Upload.NextAction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Handles commands about uploads and videos, or rejects them with a reason. Each command reads the database itself, so that
 * it sees the effects of earlier commands in the same batch.
 */
@ApplicationScoped
public class VideoCommandHandler implements MessageHandler<VideoCommand, UploadRow> {
    private final PublishUploadHandler publishHandler;
    private final TenantChannelQueries channels;
    private final VideoUpdateQueue updateQueue;
    private final Clock clock;

    VideoCommandHandler(
            PublishUploadHandler publishHandler,
            TenantChannelQueries channels,
            VideoUpdateQueue updateQueue,
            Clock clock) {
        this.publishHandler = publishHandler;
        this.channels = channels;
        this.updateQueue = updateQueue;
        this.clock = clock;
    }

    /** Returns the upload's id, or an empty text for a command about a video, which loads no upload. */
    @Override
    public String aggregateId(VideoCommand command) {
        return command instanceof UploadCommand upload ? upload.uploadId() : "";
    }

    @Override
    public Outcome<UploadRow> handle(@Nullable UploadRow row, Envelope envelope, VideoCommand command) {
        return Outcome.followUp(session -> dispatch(session, envelope, command));
    }

    /**
     * Checks whether an upload can be cancelled: only as long as its video cannot exist.
     *
     * @param row null when there is no such upload
     * @return empty when it can be cancelled
     */
    public static Optional<CommandRejection> validate(@Nullable UploadRow row, CancelUpload command) {
        if (row == null || !row.tenantId().equals(command.tenantId())) {
            return rejected(ChannelRejectionCode.UPLOAD_UNKNOWN, "uploadId", "This tenant has no such upload.");
        }
        Upload upload = row.toUpload();
        boolean cancellable = upload.videoCannotExist()
                && upload.nextAction() != NextAction.NONE
                && !(upload instanceof Upload.Locating);
        return cancellable
                ? Optional.empty()
                : rejected(
                        ChannelRejectionCode.NOT_POSSIBLE_NOW,
                        null,
                        "The upload is " + upload.state()
                                + (upload.videoCannotExist() ? "." : ", and its video may exist already."));
    }

    /** Completes with the reason why a video cannot be updated now, empty when it can. */
    public Uni<Optional<CommandRejection>> validate(Mutiny.Session session, UpdateVideo command) {
        return channels.findUploadsGranted(session, command.tenantId(), command.channelId())
                .map(granted -> checkGrant(granted).or(() -> VideoMetadataPatch.validate(command, clock.instant())));
    }

    private Uni<List<OutgoingEvent>> dispatch(Mutiny.Session session, Envelope envelope, VideoCommand command) {
        if (command instanceof PublishUpload publish) {
            return publishHandler.handle(session, envelope, publish);
        }
        return command instanceof CancelUpload cancel
                ? cancel(session, envelope, cancel)
                : update(session, envelope, (UpdateVideo) command);
    }

    private Uni<List<OutgoingEvent>> cancel(Mutiny.Session session, Envelope envelope, CancelUpload command) {
        return session.find(UploadRow.class, command.uploadId()).map(row -> {
            Instant now = clock.instant();
            Optional<CommandRejection> rejection = validate(row, command);
            if (rejection.isPresent()) {
                return List.of(UploadStore.commandRejectedEvent(command, envelope, rejection.get(), now));
            }
            row.requestCancel(new CancelRequest(command.by(), command.reason()), now);
            return List.of();
        });
    }

    private Uni<List<OutgoingEvent>> update(Mutiny.Session session, Envelope envelope, UpdateVideo command) {
        Instant now = clock.instant();
        return validate(session, command)
                .chain(rejection -> rejection.isPresent()
                        ? Uni.createFrom()
                                .item(List.of(
                                        UploadStore.commandRejectedEvent(command, envelope, rejection.get(), now)))
                        : updateQueue.add(session, envelope, command, now).replaceWith(List.of()));
    }

    /** @param granted whether the owner granted uploads, empty when the tenant has no such channel */
    private static Optional<CommandRejection> checkGrant(Optional<Boolean> granted) {
        if (granted.isEmpty()) {
            return rejected(ChannelRejectionCode.CHANNEL_UNKNOWN, "channelId", "This tenant has no such channel.");
        }
        return granted.get()
                ? Optional.empty()
                : rejected(
                        ChannelRejectionCode.SCOPE_MISSING,
                        "channelId",
                        "The channel's owner has not granted uploads.");
    }

    private static Optional<CommandRejection> rejected(
            ChannelRejectionCode code, @Nullable String field, String detail) {
        return Optional.of(new CommandRejection(code, field, detail));
    }
}
