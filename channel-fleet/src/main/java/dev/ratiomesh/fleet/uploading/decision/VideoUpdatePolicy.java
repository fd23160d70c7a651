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

/** The decisions about changes of videos: what follows from what YouTube said. Pure. */
public final class VideoUpdatePolicy {
    private final Duration recheck;
    private final Duration giveUpAfter;
    private final Backoff pauses;

    public VideoUpdatePolicy(Duration recheck, Duration giveUpAfter, Backoff pauses) {
        this.recheck = recheck;
        this.giveUpAfter = giveUpAfter;
        this.pauses = pauses;
    }

    /**
     * A change as it stands.
     *
     * @param tries that came to nothing
     * @param mayBeWritten whether an earlier try may have written it
     */
    public record PendingUpdate(UpdateVideo command, Instant since, int tries, boolean mayBeWritten) {}

    /** What is next for a change. */
    public sealed interface UpdateStep {
        record Write(VideoMetadataPatch.Merged merged) implements UpdateStep {}

        record Updated(List<String> changed) implements UpdateStep {}

        record UpdateRejected(CommandRejection fault) implements UpdateStep {}

        record UpdateRetry(Instant until, String words) implements UpdateStep {}
    }

    /** @param read the video, empty when YouTube has none to show to the channel */
    public UpdateStep read(PendingUpdate asked, Optional<JsonNode> read, Instant now) {
        UpdateVideo command = asked.command();
        String owner = read.map(video -> video.path("snippet").path("channelId").asText(""))
                .orElse("");
        if (!owner.equals(command.channelId())) {
            return declined(ChannelRejectionCode.VIDEO_UNKNOWN, "videoId", "no such video of this channel");
        }
        Optional<CommandRejection> fault = VideoMetadataPatch.fault(command, now);
        if (fault.isPresent()) {
            return new UpdateStep.UpdateRejected(fault.get());
        }
        return VideoMetadataPatch.merge(command, read.orElseThrow(), now)
                .map(merged -> merged(asked, merged))
                .orElseGet(() -> declined(
                        ChannelRejectionCode.PUBLISH_TIME_INVALID, "publishAt", "the video is not private until then"));
    }

    /** After a crash it may be as asked because an earlier try made it so. */
    private static UpdateStep merged(PendingUpdate asked, VideoMetadataPatch.Merged merged) {
        if (!merged.changed().isEmpty()) {
            return new UpdateStep.Write(merged);
        }
        return asked.mayBeWritten()
                ? new UpdateStep.Updated(List.of())
                : declined(ChannelRejectionCode.NOTHING_TO_DO, null, "the video is as asked already");
    }

    public UpdateStep written(PendingUpdate asked, VideoMetadataPatch.Merged merged, ApiResult reply, Instant now) {
        return reply instanceof ApiResult.CallSucceeded
                ? new UpdateStep.Updated(merged.changed())
                : not(asked, reply, now);
    }

    /** It was not done. */
    public UpdateStep not(PendingUpdate asked, ApiResult reply, Instant now) {
        if (reply instanceof ApiResult.CallRejected refused) {
            return refused.status() == 404
                    ? declined(ChannelRejectionCode.VIDEO_UNKNOWN, "videoId", "no such video of this channel")
                    : declined(
                            ChannelRejectionCode.NOT_POSSIBLE_NOW,
                            null,
                            UploadStateMachine.truncate(refused.message()));
        }
        UpdateStep.UpdateRetry later = later(asked, reply, now);
        return asked.since().plus(giveUpAfter).isAfter(now)
                ? later
                : declined(ChannelRejectionCode.NOT_POSSIBLE_NOW, null, "given up; last: " + later.words());
    }

    private UpdateStep.UpdateRetry later(PendingUpdate asked, ApiResult reply, Instant now) {
        if (reply instanceof ApiResult.CallDeferred waits) {
            return new UpdateStep.UpdateRetry(waits.retryAt(), UploadStateMachine.truncate(waits.message()));
        }
        if (reply instanceof ApiResult.ReauthorizationRequired owner) {
            return new UpdateStep.UpdateRetry(now.plus(recheck), UploadStateMachine.truncate(owner.message()));
        }
        return reply instanceof ApiResult.CallFailed trouble
                ? new UpdateStep.UpdateRetry(
                        now.plus(pauses.delay(asked.tries(), trouble.minimumDelay())),
                        UploadStateMachine.truncate(trouble.message()))
                : new UpdateStep.UpdateRetry(
                        now.plus(pauses.delay(asked.tries())), "YouTube answered what makes no sense");
    }

    private static UpdateStep declined(ChannelRejectionCode code, @Nullable String field, String detail) {
        return new UpdateStep.UpdateRejected(new CommandRejection(code, field, detail));
    }
}
