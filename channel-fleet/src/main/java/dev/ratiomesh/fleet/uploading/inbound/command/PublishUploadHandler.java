package dev.ratiomesh.fleet.uploading.inbound.command;

import dev.ratiomesh.contracts.channel.ChannelCommand.PublishUpload;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadAccepted;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.fleet.CommandRejection;
import dev.ratiomesh.fleet.uploading.UploadRequestValidator;
import dev.ratiomesh.fleet.uploading.outbound.OwnChannels;
import dev.ratiomesh.fleet.uploading.outbound.store.AddressEncryption;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadRow;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadStore;
import dev.ratiomesh.fleet.uploading.source.ResolvedSource;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.UploadRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Takes jobs. */
@ApplicationScoped
public class PublishUploadHandler {
    private final UploadRequestValidator intake;
    private final OwnChannels channels;
    private final AddressEncryption seals;
    private final Clock clock;

    PublishUploadHandler(UploadRequestValidator intake, OwnChannels channels, AddressEncryption seals, Clock clock) {
        this.intake = intake;
        this.channels = channels;
        this.seals = seals;
        this.clock = clock;
    }

    Uni<List<OutgoingEvent>> take(Mutiny.Session session, Envelope envelope, PublishUpload command) {
        return session.find(UploadRow.class, command.uploadId())
                .chain(row -> channels.of(session, command.tenantId(), command.channels())
                        .chain(own -> decide(session, envelope, command, row == null ? null : row.hash(), own)));
    }

    /** What would be answered now; empty when it would be taken, or is there already. */
    public Uni<Optional<CommandRejection>> validate(Mutiny.Session session, PublishUpload command) {
        return session.find(UploadRow.class, command.uploadId())
                .chain(row -> channels.of(session, command.tenantId(), command.channels())
                        .map(own -> intake.decide(command, row == null ? null : row.hash(), own, clock.instant())))
                .map(answer -> answer instanceof UploadRequestValidator.RequestValidation.RequestRejected declined
                        ? Optional.of(declined.fault())
                        : Optional.empty());
    }

    private Uni<List<OutgoingEvent>> decide(
            Mutiny.Session session, Envelope envelope, PublishUpload command, @Nullable String known, Set<String> own) {
        Instant now = clock.instant();
        UploadRequestValidator.RequestValidation answer = intake.decide(command, known, own, now);
        if (answer instanceof UploadRequestValidator.RequestValidation.RequestAccepted taken) {
            Upload.Accepted upload = new Upload.Accepted(job(command, taken, now), 1, null);
            return session.persist(UploadRow.of(upload, envelope))
                    .chain(session::flush)
                    .replaceWith(List.of(UploadStore.outgoing(new UploadAccepted(upload.view(), now))));
        }
        return Uni.createFrom()
                .item(
                        answer instanceof UploadRequestValidator.RequestValidation.RequestRejected declined
                                ? List.of(UploadStore.commandRejected(command, envelope, declined.fault(), now))
                                : List.of());
    }

    private UploadRequest job(
            PublishUpload command, UploadRequestValidator.RequestValidation.RequestAccepted taken, Instant now) {
        ResolvedSource thumbnail = taken.thumbnail();
        return new UploadRequest(
                command.uploadId(),
                command.tenantId(),
                command.by(),
                command.channels(),
                seals.place(command.tenantId(), command.uploadId(), taken.file()),
                command.bytes(),
                thumbnail == null ? null : seals.place(command.tenantId(), command.uploadId(), thumbnail),
                taken.metadata(),
                UploadRequestValidator.hash(command),
                now);
    }
}
