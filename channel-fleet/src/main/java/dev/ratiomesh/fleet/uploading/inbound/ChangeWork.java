package dev.ratiomesh.fleet.uploading.inbound;

import dev.ratiomesh.contracts.channel.ChannelCommand.UpdateVideo;
import dev.ratiomesh.contracts.channel.ChannelEvent.VideoUpdated;
import dev.ratiomesh.fleet.access.Reply;
import dev.ratiomesh.fleet.access.Who;
import dev.ratiomesh.fleet.uploading.Updating;
import dev.ratiomesh.fleet.uploading.Updating.Asked;
import dev.ratiomesh.fleet.uploading.Updating.Next;
import dev.ratiomesh.fleet.uploading.outbound.Studio;
import dev.ratiomesh.fleet.uploading.outbound.UploadStore;
import dev.ratiomesh.fleet.uploading.outbound.VideoChanges;
import dev.ratiomesh.fleet.uploading.outbound.VideoChanges.Change;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Reads a video, merges, and writes it. */
@ApplicationScoped
class ChangeWork {
    private final Studio studio;
    private final VideoChanges changes;
    private final Updating updating;
    private final Clock clock;

    ChangeWork(Studio studio, VideoChanges changes, Updating updating, Clock clock) {
        this.studio = studio;
        this.changes = changes;
        this.updating = updating;
        this.clock = clock;
    }

    Uni<Void> on(Change change) {
        UpdateVideo command = change.command();
        Asked asked = new Asked(command, change.createdAt(), change.tries(), change.epoch() > 1);
        Who who = Who.channel(command.tenantId(), command.channelId());
        return studio.read(who, command.videoId())
                .map(reply -> reply instanceof Reply.Done done
                        ? updating.read(asked, Studio.video(done), clock.instant())
                        : updating.not(asked, reply, clock.instant()))
                .chain(next -> next instanceof Next.Write write
                        ? studio.write(who, write.merged())
                                .map(reply -> updating.written(asked, write.merged(), reply, clock.instant()))
                        : Uni.createFrom().item(next))
                .chain(next -> end(change, next));
    }

    private Uni<Void> end(Change change, Next next) {
        UpdateVideo command = change.command();
        if (next instanceof Next.Later later) {
            return changes.later(change, later.until(), later.words());
        }
        if (next instanceof Next.Declined declined) {
            return changes.done(change, Rejections.of(command, change.origin(), declined.fault(), clock.instant()));
        }
        VideoUpdated updated = new VideoUpdated(
                command.channelId(),
                command.tenantId(),
                command.videoId(),
                command.by(),
                ((Next.Written) next).changed(),
                clock.instant());
        return changes.done(change, UploadStore.outgoing(command.channelId(), updated));
    }
}
