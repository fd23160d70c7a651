package dev.ratiomesh.fleet.uploading.inbound.work;

import dev.ratiomesh.contracts.channel.ChannelCommand.UpdateVideo;
import dev.ratiomesh.contracts.channel.ChannelEvent.VideoUpdated;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.uploading.decision.VideoUpdatePolicy;
import dev.ratiomesh.fleet.uploading.decision.VideoUpdatePolicy.PendingUpdate;
import dev.ratiomesh.fleet.uploading.decision.VideoUpdatePolicy.UpdateResult;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadStore;
import dev.ratiomesh.fleet.uploading.outbound.store.VideoUpdateQueue;
import dev.ratiomesh.fleet.uploading.outbound.store.VideoUpdateQueue.ClaimedUpdate;
import dev.ratiomesh.fleet.uploading.outbound.youtube.VideoClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Carries out a video update: reads the video, merges the command into it, and writes the changed parts. */
@ApplicationScoped
class VideoUpdateWorker {
    private final VideoClient videoClient;
    private final VideoUpdateQueue updateQueue;
    private final VideoUpdatePolicy policy;
    private final Clock clock;

    VideoUpdateWorker(VideoClient videoClient, VideoUpdateQueue updateQueue, VideoUpdatePolicy policy, Clock clock) {
        this.videoClient = videoClient;
        this.updateQueue = updateQueue;
        this.policy = policy;
        this.clock = clock;
    }

    Uni<Void> work(ClaimedUpdate update) {
        UpdateVideo command = update.command();
        PendingUpdate pending =
                new PendingUpdate(command, update.createdAt(), update.failedAttempts(), update.epoch() > 1);
        ApiCaller caller = ApiCaller.channelOwner(command.tenantId(), command.channelId());
        return videoClient
                .readVideo(caller, command.videoId())
                .map(result -> result instanceof ApiResult.CallSucceeded succeeded
                        ? policy.decideAfterRead(pending, VideoClient.firstVideo(succeeded), clock.instant())
                        : policy.decideAfterFailure(pending, result, clock.instant()))
                .chain(next -> next instanceof UpdateResult.Write write
                        ? videoClient
                                .updateVideo(caller, write.merged())
                                .map(result ->
                                        policy.decideAfterWrite(pending, write.merged(), result, clock.instant()))
                        : Uni.createFrom().item(next))
                .chain(next -> finish(update, next));
    }

    private Uni<Void> finish(ClaimedUpdate update, UpdateResult next) {
        UpdateVideo command = update.command();
        if (next instanceof UpdateResult.UpdateRetry retry) {
            return updateQueue.reschedule(update, retry.dueAt(), retry.problem());
        }
        if (next instanceof UpdateResult.UpdateRejected rejected) {
            return updateQueue.complete(
                    update,
                    UploadStore.commandRejectedEvent(command, update.origin(), rejected.rejection(), clock.instant()));
        }
        VideoUpdated updated = new VideoUpdated(
                command.channelId(),
                command.tenantId(),
                command.videoId(),
                command.by(),
                ((UpdateResult.Updated) next).changed(),
                clock.instant());
        return updateQueue.complete(update, UploadStore.outgoingEvent(command.channelId(), updated));
    }
}
