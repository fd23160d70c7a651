package dev.ratiomesh.fleet.uploading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.contracts.channel.ChannelCommand.UpdateVideo;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.delivery.work.Backoff;
import dev.ratiomesh.fleet.CommandRejection;
import dev.ratiomesh.fleet.access.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The decisions about changes of videos: what follows from what YouTube said. Pure. */
public final class Updating {
    private final Duration recheck;
    private final Duration giveUpAfter;
    private final Backoff pauses;

    public Updating(Duration recheck, Duration giveUpAfter, Backoff pauses) {
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
    public record Asked(UpdateVideo command, Instant since, int tries, boolean mayBeWritten) {}

    /** What is next for a change. */
    public sealed interface Next {
        record Write(Changes.Merged merged) implements Next {}

        record Written(List<String> changed) implements Next {}

        record Declined(CommandRejection fault) implements Next {}

        record Later(Instant until, String words) implements Next {}
    }

    /** @param read the video, empty when YouTube has none to show to the channel */
    public Next read(Asked asked, Optional<JsonNode> read, Instant now) {
        UpdateVideo command = asked.command();
        String owner = read.map(video -> video.path("snippet").path("channelId").asText(""))
                .orElse("");
        if (!owner.equals(command.channelId())) {
            return declined(ChannelRejectionCode.VIDEO_UNKNOWN, "videoId", "no such video of this channel");
        }
        Optional<CommandRejection> fault = Changes.fault(command, now);
        if (fault.isPresent()) {
            return new Next.Declined(fault.get());
        }
        return Changes.merge(command, read.orElseThrow(), now)
                .map(merged -> merged(asked, merged))
                .orElseGet(() -> declined(
                        ChannelRejectionCode.PUBLISH_TIME_INVALID, "publishAt", "the video is not private until then"));
    }

    /** After a crash it may be as asked because an earlier try made it so. */
    private static Next merged(Asked asked, Changes.Merged merged) {
        if (!merged.changed().isEmpty()) {
            return new Next.Write(merged);
        }
        return asked.mayBeWritten()
                ? new Next.Written(List.of())
                : declined(ChannelRejectionCode.NOTHING_TO_DO, null, "the video is as asked already");
    }

    public Next written(Asked asked, Changes.Merged merged, Reply reply, Instant now) {
        return reply instanceof Reply.Done ? new Next.Written(merged.changed()) : not(asked, reply, now);
    }

    /** It was not done. */
    public Next not(Asked asked, Reply reply, Instant now) {
        if (reply instanceof Reply.Refused refused) {
            return refused.status() == 404
                    ? declined(ChannelRejectionCode.VIDEO_UNKNOWN, "videoId", "no such video of this channel")
                    : declined(ChannelRejectionCode.NOT_POSSIBLE_NOW, null, Steps.cut(refused.words()));
        }
        Next.Later later = later(asked, reply, now);
        return asked.since().plus(giveUpAfter).isAfter(now)
                ? later
                : declined(ChannelRejectionCode.NOT_POSSIBLE_NOW, null, "given up; last: " + later.words());
    }

    private Next.Later later(Asked asked, Reply reply, Instant now) {
        if (reply instanceof Reply.Waits waits) {
            return new Next.Later(waits.until(), Steps.cut(waits.words()));
        }
        if (reply instanceof Reply.NeedsOwner owner) {
            return new Next.Later(now.plus(recheck), Steps.cut(owner.words()));
        }
        return reply instanceof Reply.Trouble trouble
                ? new Next.Later(now.plus(pauses.delay(asked.tries(), trouble.atLeast())), Steps.cut(trouble.words()))
                : new Next.Later(now.plus(pauses.delay(asked.tries())), "YouTube answered what makes no sense");
    }

    private static Next declined(ChannelRejectionCode code, @Nullable String field, String detail) {
        return new Next.Declined(new CommandRejection(code, field, detail));
    }
}
