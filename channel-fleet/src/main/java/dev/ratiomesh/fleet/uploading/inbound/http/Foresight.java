package dev.ratiomesh.fleet.uploading.inbound.http;

import dev.ratiomesh.contracts.channel.ChannelCommand.PublishUpload;
import dev.ratiomesh.contracts.channel.ChannelCommand.UpdateVideo;
import dev.ratiomesh.fleet.CommandRejection;
import dev.ratiomesh.fleet.uploading.inbound.command.Changing;
import dev.ratiomesh.fleet.uploading.inbound.command.PublishUploadHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** What the topic would say of a command as things stand. */
@ApplicationScoped
class Foresight {
    private final Mutiny.SessionFactory sessions;
    private final PublishUploadHandler publishing;
    private final Changing changing;
    private final Clock clock;

    Foresight(Mutiny.SessionFactory sessions, PublishUploadHandler publishing, Changing changing, Clock clock) {
        this.sessions = sessions;
        this.publishing = publishing;
        this.changing = changing;
        this.clock = clock;
    }

    Uni<Optional<CommandRejection>> of(PublishUpload command) {
        return sessions.withSession(session -> publishing.validate(session, command));
    }

    Uni<Optional<CommandRejection>> of(UpdateVideo command) {
        return sessions.withSession(session -> changing.fault(session, command, clock.instant()));
    }
}
