package dev.ratiomesh.fleet.uploading.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.contracts.channel.ChannelCommand.UpdateVideo;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.fleet.CommandRejection;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.uploading.VideoMetadataPatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides how an update of a video's metadata continues after each response of YouTube. Pure. */
public final class VideoUpdatePolicy {
    private final Duration recheckInterval;
    private final Duration giveUpAfter;
    private final Backoff retryBackoff;

    public VideoUpdatePolicy(Duration recheckInterval, Duration giveUpAfter, Backoff retryBackoff) {
        this.recheckInterval = recheckInterval;
        this.giveUpAfter = giveUpAfter;
        this.retryBackoff = retryBackoff;
    }

    /**
     * An update that is not yet written, or whose write is in doubt.
     *
     * @param failedAttempts attempts without success, 0 or more
     * @param mayBeWritten whether an earlier attempt may have written it
     */
    public record PendingUpdate(UpdateVideo command, Instant requestedAt, int failedAttempts, boolean mayBeWritten) {}

    /** The next action for an update, or its outcome. */
    public sealed interface UpdateResult {
        /** The merged metadata is to be written. */
        record Write(VideoMetadataPatch.MergedMetadata merged) implements UpdateResult {}

        /**
         * The video has the values of the command.
         *
         * @param changed names of the changed properties, empty when an earlier attempt made the change
         */
        record Updated(List<String> changed) implements UpdateResult {}

        /** The update cannot be made. */
        record UpdateRejected(CommandRejection rejection) implements UpdateResult {}

        /** The update is tried again at a moment, because of this problem. */
        record UpdateRetry(Instant dueAt, String problem) implements UpdateResult {}
    }

    /**
     * Decides on the video as it was read.
     *
     * @param video empty when YouTube shows the channel no such video
     */
    public UpdateResult decideAfterRead(PendingUpdate pending, Optional<JsonNode> video, Instant now) {
        UpdateVideo command = pending.command();
        String channelId = video.map(
                        resource -> resource.path("snippet").path("channelId").asText(""))
                .orElse("");
        if (!channelId.equals(command.channelId())) {
            return rejected(ChannelRejectionCode.VIDEO_UNKNOWN, "videoId", "The channel has no such video.");
        }
        Optional<CommandRejection> rejection = VideoMetadataPatch.validate(command, now);
        if (rejection.isPresent()) {
            return new UpdateResult.UpdateRejected(rejection.get());
        }
        return VideoMetadataPatch.merge(command, video.orElseThrow(), now)
                .map(merged -> decideMerged(pending, merged))
                .orElseGet(() ->
                        rejected(ChannelRejectionCode.PUBLISH_TIME_INVALID, "publishAt", "The video is not private."));
    }

    /** Treats a video without differences as updated when an earlier attempt, before a crash, may have written it. */
    private static UpdateResult decideMerged(PendingUpdate pending, VideoMetadataPatch.MergedMetadata merged) {
        if (!merged.changedFields().isEmpty()) {
            return new UpdateResult.Write(merged);
        }
        return pending.mayBeWritten()
                ? new UpdateResult.Updated(List.of())
                : rejected(ChannelRejectionCode.NOTHING_TO_DO, null, "The video has these values already.");
    }

    /** Decides on the response to {@code videos.update}. */
    public UpdateResult decideAfterWrite(
            PendingUpdate pending, VideoMetadataPatch.MergedMetadata merged, ApiResult result, Instant now) {
        return result instanceof ApiResult.CallSucceeded
                ? new UpdateResult.Updated(merged.changedFields())
                : decideAfterFailure(pending, result, now);
    }

    /** Retries or rejects an update whose request failed. */
    public UpdateResult decideAfterFailure(PendingUpdate pending, ApiResult result, Instant now) {
        if (result instanceof ApiResult.CallRejected rejected) {
            return rejected.status() == 404
                    ? rejected(ChannelRejectionCode.VIDEO_UNKNOWN, "videoId", "The channel has no such video.")
                    : rejected(
                            ChannelRejectionCode.NOT_POSSIBLE_NOW,
                            null,
                            UploadStateMachine.truncate(rejected.message()));
        }
        UpdateResult.UpdateRetry retry = retry(pending, result, now);
        return pending.requestedAt().plus(giveUpAfter).isAfter(now)
                ? retry
                : rejected(
                        ChannelRejectionCode.NOT_POSSIBLE_NOW,
                        null,
                        "Update abandoned. Last reason: " + retry.problem());
    }

    private UpdateResult.UpdateRetry retry(PendingUpdate pending, ApiResult result, Instant now) {
        if (result instanceof ApiResult.CallDeferred deferred) {
            return new UpdateResult.UpdateRetry(deferred.retryAt(), UploadStateMachine.truncate(deferred.message()));
        }
        if (result instanceof ApiResult.ReauthorizationRequired reauthorization) {
            return new UpdateResult.UpdateRetry(
                    now.plus(recheckInterval), UploadStateMachine.truncate(reauthorization.message()));
        }
        return result instanceof ApiResult.CallFailed failed
                ? new UpdateResult.UpdateRetry(
                        now.plus(retryBackoff.delay(pending.failedAttempts(), failed.minimumDelay())),
                        UploadStateMachine.truncate(failed.message()))
                : new UpdateResult.UpdateRetry(
                        now.plus(retryBackoff.delay(pending.failedAttempts())), "YouTube sent an unexpected response.");
    }

    private static UpdateResult rejected(ChannelRejectionCode code, @Nullable String field, String detail) {
        return new UpdateResult.UpdateRejected(new CommandRejection(code, field, detail));
    }
}
