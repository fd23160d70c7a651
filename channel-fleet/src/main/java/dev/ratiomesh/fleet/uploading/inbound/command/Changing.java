package dev.ratiomesh.fleet.uploading.inbound.command;

import dev.ratiomesh.contracts.channel.ChannelCommand.UpdateVideo;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.fleet.CommandRejection;
import dev.ratiomesh.fleet.uploading.VideoMetadataPatch;
import dev.ratiomesh.fleet.uploading.outbound.store.TenantChannelQueries;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadStore;
import dev.ratiomesh.fleet.uploading.outbound.store.VideoUpdateQueue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes changes of videos. */
@ApplicationScoped
public class Changing {
    private final TenantChannelQueries channels;
    private final VideoUpdateQueue changes;
    private final Clock clock;

    Changing(TenantChannelQueries channels, VideoUpdateQueue changes, Clock clock) {
        this.channels = channels;
        this.changes = changes;
        this.clock = clock;
    }

    Uni<List<OutgoingEvent>> handle(Mutiny.Session session, Envelope envelope, UpdateVideo command) {
        Instant now = clock.instant();
        return fault(session, command, now)
                .chain(fault -> fault.isPresent()
                        ? Uni.createFrom()
                                .item(List.of(UploadStore.commandRejectedEvent(command, envelope, fault.get(), now)))
                        : changes.add(session, envelope, command, now).replaceWith(List.of()));
    }

    public Uni<Optional<CommandRejection>> fault(Mutiny.Session session, UpdateVideo command, Instant now) {
        return channels.findUploadsGranted(session, command.tenantId(), command.channelId())
                .map(granted -> fault(granted).or(() -> VideoMetadataPatch.validate(command, now)));
    }

    private static Optional<CommandRejection> fault(Optional<Boolean> granted) {
        if (granted.isEmpty()) {
            return Optional.of(new CommandRejection(
                    ChannelRejectionCode.CHANNEL_UNKNOWN, "channelId", "no such channel of this tenant"));
        }
        return granted.get()
                ? Optional.empty()
                : Optional.of(new CommandRejection(
                        ChannelRejectionCode.SCOPE_MISSING, "channelId", "its owner has not granted uploads"));
    }
}
