package dev.ratiomesh.fleet.uploading.inbound;

import dev.ratiomesh.contracts.channel.ChannelCommand.AboutVideo;
import dev.ratiomesh.contracts.channel.ChannelCommand.CancelUpload;
import dev.ratiomesh.contracts.channel.ChannelCommand.PublishUpload;
import dev.ratiomesh.contracts.channel.ChannelCommand.ToUpload;
import dev.ratiomesh.contracts.channel.ChannelCommand.UpdateVideo;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.Outgoing;
import dev.ratiomesh.delivery.store.Handler;
import dev.ratiomesh.fleet.uploading.outbound.UploadRow;
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
class VideoCommandHandler implements Handler<AboutVideo, UploadRow> {
    private final Publishing publishing;
    private final Cancelling cancelling;
    private final Changing changing;

    VideoCommandHandler(Publishing publishing, Cancelling cancelling, Changing changing) {
        this.publishing = publishing;
        this.cancelling = cancelling;
        this.changing = changing;
    }

    /** What is not about an upload loads none. */
    @Override
    public String aggregateId(AboutVideo command) {
        return command instanceof ToUpload upload ? upload.uploadId() : "";
    }

    @Override
    public Outcome<UploadRow> on(@Nullable UploadRow row, Envelope envelope, AboutVideo command) {
        return Outcome.then(session -> find(session, envelope, command));
    }

    private Uni<List<Outgoing>> find(Mutiny.Session session, Envelope envelope, AboutVideo command) {
        if (command instanceof PublishUpload publish) {
            return publishing.take(session, envelope, publish);
        }
        return command instanceof CancelUpload cancel
                ? cancelling.take(session, envelope, cancel)
                : changing.take(session, envelope, (UpdateVideo) command);
    }
}
