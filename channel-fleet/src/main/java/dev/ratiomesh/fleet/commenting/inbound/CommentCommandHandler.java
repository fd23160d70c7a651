package dev.ratiomesh.fleet.commenting.inbound;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.channel.ChannelCommand.CommentCommand;
import dev.ratiomesh.contracts.channel.ChannelCommand.ModerateComment;
import dev.ratiomesh.contracts.channel.ChannelCommand.PostReply;
import dev.ratiomesh.contracts.channel.ChannelCommand.UnwatchComments;
import dev.ratiomesh.contracts.channel.ChannelCommand.WatchComments;
import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelCommandRejected;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.contracts.channel.Moderation;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.store.MessageHandler;
import dev.ratiomesh.fleet.CommandRejection;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.commenting.ApprovedReply;
import dev.ratiomesh.fleet.commenting.CommentWatch;
import dev.ratiomesh.fleet.commenting.ModerationOrder;
import dev.ratiomesh.fleet.commenting.ReplyRules;
import dev.ratiomesh.fleet.commenting.outbound.CommentCommandStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Handles commands about comments: stores the work or rejects the command. {@link CommentWorkTimer} calls YouTube
 * later.
 */
@ApplicationScoped
class CommentCommandHandler implements MessageHandler<CommentCommand, Void> {
    private static final Pattern VIDEO_ID = Pattern.compile("[A-Za-z0-9_-]{11}");

    private final CommentCommandStore store;
    private final Duration fullScanInterval;
    private final Clock clock;

    CommentCommandHandler(CommentCommandStore store, FleetConfig config, Clock clock) {
        this.store = store;
        this.fullScanInterval = config.comments().fullScanInterval();
        this.clock = clock;
    }

    @Override
    public String aggregateId(CommentCommand command) {
        return command.channelId();
    }

    @Override
    public Outcome<Void> handle(@Nullable Void state, Envelope envelope, CommentCommand command) {
        return Outcome.followUp(session -> execute(session, envelope, command).map(rejection -> rejection
                .map(reason -> List.of(rejected(command, envelope, reason)))
                .orElseGet(List::of)));
    }

    private Uni<Optional<CommandRejection>> execute(Mutiny.Session session, Envelope envelope, CommentCommand command) {
        if (command instanceof PostReply reply) {
            return post(session, reply);
        }
        return store.hasChannel(session, command.tenantId(), command.channelId())
                .chain(exists -> {
                    if (!exists) {
                        String detail = "there is no channel " + command.channelId();
                        return reject(ChannelRejectionCode.CHANNEL_UNKNOWN, "channelId", detail);
                    }
                    return command instanceof ModerateComment moderate
                            ? moderate(session, envelope, moderate)
                            : watch(session, command);
                });
    }

    private Uni<Optional<CommandRejection>> post(Mutiny.Session session, PostReply reply) {
        Optional<CommandRejection> invalid = ReplyRules.validate(reply);
        if (invalid.isPresent()) {
            return Uni.createFrom().item(invalid);
        }
        return store.facts(session, reply).chain(facts -> {
            Optional<CommandRejection> rejection = ReplyRules.validate(reply, facts);
            return rejection.isPresent()
                    ? Uni.createFrom().item(rejection)
                    : store.insert(session, ApprovedReply.of(reply), clock.instant())
                            .map(inserted ->
                                    inserted ? Optional.<CommandRejection>empty() : Optional.of(usedMeanwhile()));
        });
    }

    private static CommandRejection usedMeanwhile() {
        return new CommandRejection(
                ChannelRejectionCode.APPROVAL_USED,
                null,
                "approval, id or text were used by another command at the same moment");
    }

    private Uni<Optional<CommandRejection>> moderate(
            Mutiny.Session session, Envelope envelope, ModerateComment command) {
        if (command.action() == Moderation.UNKNOWN) {
            return reject(ChannelRejectionCode.NOTHING_TO_DO, "action", "is unknown");
        }
        ModerationOrder order = new ModerationOrder(
                command.tenantId(),
                command.channelId(),
                command.commentId(),
                command.action(),
                command.by(),
                envelope.id(),
                envelope.type(),
                0);
        return store.hasComment(session, order)
                .chain(exists -> exists
                        ? store.insert(session, order, clock.instant()).replaceWith(Optional.<CommandRejection>empty())
                        : reject(
                                ChannelRejectionCode.COMMENT_UNKNOWN,
                                "commentId",
                                "no comment " + command.commentId() + " on the channel's watched videos"));
    }

    private Uni<Optional<CommandRejection>> watch(Mutiny.Session session, CommentCommand command) {
        boolean starts = command instanceof WatchComments;
        String video = starts ? ((WatchComments) command).videoId() : ((UnwatchComments) command).videoId();
        if (!VIDEO_ID.matcher(video).matches()) {
            return reject(ChannelRejectionCode.VIDEO_UNKNOWN, "videoId", "is not the id of a video");
        }
        CommentWatch.VideoReference reference =
                new CommentWatch.VideoReference(command.tenantId(), command.channelId(), video);
        Uni<Boolean> changed = starts
                ? store.watch(session, reference, clock.instant(), fullScanInterval)
                : store.unwatch(session, reference);
        String detail = starts ? "is watched already" : "is not watched";
        return changed.chain(done -> done
                ? Uni.createFrom().item(Optional.<CommandRejection>empty())
                : reject(ChannelRejectionCode.NOTHING_TO_DO, "videoId", detail));
    }

    private static Uni<Optional<CommandRejection>> reject(ChannelRejectionCode code, String field, String detail) {
        return Uni.createFrom().item(Optional.of(new CommandRejection(code, field, detail)));
    }

    private OutgoingEvent rejected(CommentCommand command, Envelope envelope, CommandRejection rejection) {
        var event = new ChannelCommandRejected(
                subject(command),
                command.channelId(),
                command.tenantId(),
                envelope.id(),
                envelope.type(),
                rejection.code(),
                rejection.field(),
                rejection.detail(),
                clock.instant());
        return new OutgoingEvent(Topic.CHANNEL_EVENTS, command.channelId(), command.tenantId(), event);
    }

    private static String subject(CommentCommand command) {
        if (command instanceof PostReply reply) {
            return reply.replyId();
        }
        return command instanceof ModerateComment moderate ? moderate.commentId() : command.channelId();
    }
}
