package dev.ratiomesh.fleet.uploading.inbound;

import dev.ratiomesh.contracts.channel.ChannelCommand.PublishUpload;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadAccepted;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.fleet.CommandRejection;
import dev.ratiomesh.fleet.uploading.Accepted;
import dev.ratiomesh.fleet.uploading.Address;
import dev.ratiomesh.fleet.uploading.Intake;
import dev.ratiomesh.fleet.uploading.Job;
import dev.ratiomesh.fleet.uploading.outbound.OwnChannels;
import dev.ratiomesh.fleet.uploading.outbound.Seals;
import dev.ratiomesh.fleet.uploading.outbound.UploadRow;
import dev.ratiomesh.fleet.uploading.outbound.UploadStore;
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
class Publishing {
    private final Intake intake;
    private final OwnChannels channels;
    private final Seals seals;
    private final Clock clock;

    Publishing(Intake intake, OwnChannels channels, Seals seals, Clock clock) {
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
    Uni<Optional<CommandRejection>> foresee(Mutiny.Session session, PublishUpload command) {
        return session.find(UploadRow.class, command.uploadId())
                .chain(row -> channels.of(session, command.tenantId(), command.channels())
                        .map(own -> intake.decide(command, row == null ? null : row.hash(), own, clock.instant())))
                .map(answer -> answer instanceof Intake.Answer.Declined declined
                        ? Optional.of(declined.fault())
                        : Optional.empty());
    }

    private Uni<List<OutgoingEvent>> decide(
            Mutiny.Session session, Envelope envelope, PublishUpload command, @Nullable String known, Set<String> own) {
        Instant now = clock.instant();
        Intake.Answer answer = intake.decide(command, known, own, now);
        if (answer instanceof Intake.Answer.Taken taken) {
            Accepted upload = new Accepted(job(command, taken, now), 1, null);
            return session.persist(UploadRow.of(upload, envelope))
                    .chain(session::flush)
                    .replaceWith(List.of(UploadStore.outgoing(new UploadAccepted(upload.view(), now))));
        }
        return Uni.createFrom()
                .item(
                        answer instanceof Intake.Answer.Declined declined
                                ? List.of(Rejections.of(command, envelope, declined.fault(), now))
                                : List.of());
    }

    private Job job(PublishUpload command, Intake.Answer.Taken taken, Instant now) {
        Address thumbnail = taken.thumbnail();
        return new Job(
                command.uploadId(),
                command.tenantId(),
                command.by(),
                command.channels(),
                seals.place(command.tenantId(), command.uploadId(), taken.file()),
                command.bytes(),
                thumbnail == null ? null : seals.place(command.tenantId(), command.uploadId(), thumbnail),
                taken.metadata(),
                Intake.hash(command),
                now);
    }
}
