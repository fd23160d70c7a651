package dev.ratiomesh.fleet.uploading.inbound.command;

import dev.ratiomesh.contracts.channel.ChannelCommand.CancelUpload;
import dev.ratiomesh.contracts.channel.ChannelCommand.PublishUpload;
import dev.ratiomesh.contracts.channel.ChannelCommand.UpdateVideo;
import dev.ratiomesh.contracts.channel.ChannelCommand.UploadCommand;
import dev.ratiomesh.contracts.channel.ChannelCommand.VideoCommand;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.store.MessageHandler;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what is asked about videos, or answers why not. Each command needs a look into the database, and sees there
 * what the command before it in the same group has written.
 */
@ApplicationScoped
class VideoCommandHandler implements MessageHandler<VideoCommand, UploadRow> {
    private final PublishUploadHandler publishHandler;
    private final Cancelling cancelling;
    private final Changing changing;

    VideoCommandHandler(PublishUploadHandler publishing, Cancelling cancelling, Changing changing) {
        this.publishHandler = publishing;
        this.cancelling = cancelling;
        this.changing = changing;
    }

    /** What is not about an upload loads none. */
    @Override
    public String aggregateId(VideoCommand command) {
        return command instanceof UploadCommand upload ? upload.uploadId() : "";
    }

    @Override
    public Outcome<UploadRow> handle(@Nullable UploadRow row, Envelope envelope, VideoCommand command) {
        return Outcome.then(session -> dispatch(session, envelope, command));
    }

    private Uni<List<OutgoingEvent>> dispatch(Mutiny.Session session, Envelope envelope, VideoCommand command) {
        if (command instanceof PublishUpload publish) {
            return publishHandler.handle(session, envelope, publish);
        }
        return command instanceof CancelUpload cancel
                ? cancelling.handle(session, envelope, cancel)
                : changing.handle(session, envelope, (UpdateVideo) command);
    }
}
