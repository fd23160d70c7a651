package dev.ratiomesh.fleet.uploading.inbound.work;

import dev.ratiomesh.contracts.channel.ChannelCommand.UpdateVideo;
import dev.ratiomesh.contracts.channel.ChannelEvent.VideoUpdated;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.uploading.decision.VideoUpdatePolicy;
import dev.ratiomesh.fleet.uploading.decision.VideoUpdatePolicy.PendingUpdate;
import dev.ratiomesh.fleet.uploading.decision.VideoUpdatePolicy.UpdateStep;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadStore;
import dev.ratiomesh.fleet.uploading.outbound.store.VideoUpdateQueue;
import dev.ratiomesh.fleet.uploading.outbound.store.VideoUpdateQueue.ClaimedUpdate;
import dev.ratiomesh.fleet.uploading.outbound.youtube.VideoClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Reads a video, merges, and writes it. */
@ApplicationScoped
class VideoUpdateWorker {
    private final VideoClient studio;
    private final VideoUpdateQueue changes;
    private final VideoUpdatePolicy updating;
    private final Clock clock;

    VideoUpdateWorker(VideoClient studio, VideoUpdateQueue changes, VideoUpdatePolicy updating, Clock clock) {
        this.studio = studio;
        this.changes = changes;
        this.updating = updating;
        this.clock = clock;
    }

    Uni<Void> on(ClaimedUpdate change) {
        UpdateVideo command = change.command();
        PendingUpdate asked = new PendingUpdate(command, change.createdAt(), change.tries(), change.epoch() > 1);
        ApiCaller who = ApiCaller.channelOwner(command.tenantId(), command.channelId());
        return studio.read(who, command.videoId())
                .map(reply -> reply instanceof ApiResult.CallSucceeded done
                        ? updating.read(asked, VideoClient.video(done), clock.instant())
                        : updating.not(asked, reply, clock.instant()))
                .chain(next -> next instanceof UpdateStep.Write write
                        ? studio.write(who, write.merged())
                                .map(reply -> updating.written(asked, write.merged(), reply, clock.instant()))
                        : Uni.createFrom().item(next))
                .chain(next -> end(change, next));
    }

    private Uni<Void> end(ClaimedUpdate change, UpdateStep next) {
        UpdateVideo command = change.command();
        if (next instanceof UpdateStep.UpdateRetry later) {
            return changes.later(change, later.until(), later.words());
        }
        if (next instanceof UpdateStep.UpdateRejected declined) {
            return changes.done(
                    change, UploadStore.commandRejected(command, change.origin(), declined.fault(), clock.instant()));
        }
        VideoUpdated updated = new VideoUpdated(
                command.channelId(),
                command.tenantId(),
                command.videoId(),
                command.by(),
                ((UpdateStep.Updated) next).changed(),
                clock.instant());
        return changes.done(change, UploadStore.outgoing(command.channelId(), updated));
    }
}
