package dev.ratiomesh.fleet.uploading.inbound.command;

import dev.ratiomesh.contracts.channel.ChannelCommand.CancelUpload;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.fleet.CommandRejection;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadRow;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadStore;
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

/** Takes uploads back, as long as there can be no video. */
@ApplicationScoped
public class Cancelling {
    private final Clock clock;

    Cancelling(Clock clock) {
        this.clock = clock;
    }

    Uni<List<OutgoingEvent>> handle(Mutiny.Session session, Envelope envelope, CancelUpload command) {
        return session.find(UploadRow.class, command.uploadId()).map(row -> {
            Instant now = clock.instant();
            Optional<CommandRejection> fault = fault(row, command);
            if (fault.isPresent()) {
                return List.of(UploadStore.commandRejectedEvent(command, envelope, fault.get(), now));
            }
            row.requestCancel(new CancelRequest(command.by(), command.reason()), now);
            return List.of();
        });
    }

    public static Optional<CommandRejection> fault(@Nullable UploadRow row, CancelUpload command) {
        if (row == null || !row.tenantId().equals(command.tenantId())) {
            return Optional.of(new CommandRejection(
                    ChannelRejectionCode.UPLOAD_UNKNOWN, "uploadId", "no such upload of this tenant"));
        }
        Upload upload = row.toUpload();
        boolean possible = upload.videoCannotExist()
                && upload.nextAction() != NextAction.NONE
                && !(upload instanceof Upload.Locating);
        return possible
                ? Optional.empty()
                : Optional.of(new CommandRejection(
                        ChannelRejectionCode.NOT_POSSIBLE_NOW,
                        null,
                        "it is " + upload.state()
                                + (upload.videoCannotExist() ? "" : ", there may be a video already")));
    }
}
