package dev.ratiomesh.fleet.uploading.inbound.command;

import dev.ratiomesh.contracts.channel.ChannelCommand.PublishUpload;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadAccepted;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.fleet.CommandRejection;
import dev.ratiomesh.fleet.uploading.UploadRequestValidator;
import dev.ratiomesh.fleet.uploading.UploadRequestValidator.RequestValidation;
import dev.ratiomesh.fleet.uploading.outbound.store.AddressEncryption;
import dev.ratiomesh.fleet.uploading.outbound.store.TenantChannelQueries;
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

/** Handles publish commands: an accepted one becomes an upload that is due at once. */
@ApplicationScoped
public class PublishUploadHandler {
    private final UploadRequestValidator validator;
    private final TenantChannelQueries channels;
    private final AddressEncryption encryption;
    private final Clock clock;

    PublishUploadHandler(
            UploadRequestValidator validator,
            TenantChannelQueries channels,
            AddressEncryption encryption,
            Clock clock) {
        this.validator = validator;
        this.channels = channels;
        this.encryption = encryption;
        this.clock = clock;
    }

    Uni<List<OutgoingEvent>> handle(Mutiny.Session session, Envelope envelope, PublishUpload command) {
        return session.find(UploadRow.class, command.uploadId()).chain(row -> channels.findConnected(
                        session, command.tenantId(), command.channels())
                .chain(connectedChannels ->
                        decide(session, envelope, command, row == null ? null : row.contentHash(), connectedChannels)));
    }

    /** Completes with the reason why the command would be rejected now; empty when it is valid or a duplicate. */
    public Uni<Optional<CommandRejection>> validate(Mutiny.Session session, PublishUpload command) {
        return session.find(UploadRow.class, command.uploadId())
                .chain(row -> channels.findConnected(session, command.tenantId(), command.channels())
                        .map(connectedChannels -> validator.validate(
                                command, row == null ? null : row.contentHash(), connectedChannels, clock.instant())))
                .map(validation -> validation instanceof RequestValidation.RequestRejected rejected
                        ? Optional.of(rejected.rejection())
                        : Optional.empty());
    }

    private Uni<List<OutgoingEvent>> decide(
            Mutiny.Session session,
            Envelope envelope,
            PublishUpload command,
            @Nullable String existingHash,
            Set<String> connectedChannels) {
        Instant now = clock.instant();
        RequestValidation validation = validator.validate(command, existingHash, connectedChannels, now);
        if (validation instanceof RequestValidation.RequestAccepted accepted) {
            Upload.Accepted upload = new Upload.Accepted(toRequest(command, accepted, now), 1, null);
            return session.persist(UploadRow.of(upload, envelope))
                    .chain(session::flush)
                    .replaceWith(List.of(UploadStore.outgoingEvent(new UploadAccepted(upload.view(), now))));
        }
        return Uni.createFrom()
                .item(
                        validation instanceof RequestValidation.RequestRejected rejected
                                ? List.of(
                                        UploadStore.commandRejectedEvent(command, envelope, rejected.rejection(), now))
                                : List.of());
    }

    private UploadRequest toRequest(PublishUpload command, RequestValidation.RequestAccepted accepted, Instant now) {
        ResolvedSource thumbnail = accepted.thumbnail();
        return new UploadRequest(
                command.uploadId(),
                command.tenantId(),
                command.by(),
                command.channels(),
                encryption.encryptSource(command.tenantId(), command.uploadId(), accepted.file()),
                command.bytes(),
                thumbnail == null ? null : encryption.encryptSource(command.tenantId(), command.uploadId(), thumbnail),
                accepted.metadata(),
                UploadRequestValidator.contentHash(command),
                now);
    }
}
