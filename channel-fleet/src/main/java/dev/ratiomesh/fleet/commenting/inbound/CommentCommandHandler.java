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
import dev.ratiomesh.fleet.commenting.ApprovedReply;
import dev.ratiomesh.fleet.commenting.CommentWatch;
import dev.ratiomesh.fleet.commenting.ModerationOrder;
import dev.ratiomesh.fleet.commenting.ReplyRules;
import dev.ratiomesh.fleet.commenting.outbound.CommentCommandStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Carries out commands about comments, or answers why not; YouTube is called later, by the timer. */
@ApplicationScoped
class CommentCommandHandler implements MessageHandler<CommentCommand, Void> {
    private static final Pattern VIDEO = Pattern.compile("[A-Za-z0-9_-]{11}");

    private final CommentCommandStore rows;
    private final CommentBeans rules;

    CommentCommandHandler(CommentCommandStore rows, CommentBeans rules) {
        this.rows = rows;
        this.rules = rules;
    }

    @Override
    public String aggregateId(CommentCommand command) {
        return command.channelId();
    }

    @Override
    public Outcome<Void> handle(@Nullable Void none, Envelope envelope, CommentCommand command) {
        return Outcome.followUp(session -> carryOut(session, envelope, command)
                .map(refusal -> refusal.map(why -> List.of(rejected(command, envelope, why)))
                        .orElseGet(List::of)));
    }

    private Uni<Optional<CommandRejection>> carryOut(
            Mutiny.Session session, Envelope envelope, CommentCommand command) {
        if (command instanceof PostReply reply) {
            return post(session, reply);
        }
        return rows.hasChannel(session, command.tenantId(), command.channelId()).chain(there -> {
            if (!there) {
                String detail = "there is no channel " + command.channelId();
                return refuse(ChannelRejectionCode.CHANNEL_UNKNOWN, "channelId", detail);
            }
            return command instanceof ModerateComment moderate
                    ? moderate(session, envelope, moderate)
                    : watch(session, command);
        });
    }

    private Uni<Optional<CommandRejection>> post(Mutiny.Session session, PostReply reply) {
        Optional<CommandRejection> bad = ReplyRules.judge(reply);
        if (bad.isPresent()) {
            return Uni.createFrom().item(bad);
        }
        return rows.facts(session, reply).chain(facts -> {
            Optional<CommandRejection> refusal = ReplyRules.judge(reply, facts);
            return refusal.isPresent()
                    ? Uni.createFrom().item(refusal)
                    : rows.insert(session, ApprovedReply.of(reply), rules.now())
                            .map(inserted -> inserted ? Optional.<CommandRejection>empty() : Optional.of(taken()));
        });
    }

    private static CommandRejection taken() {
        return new CommandRejection(
                ChannelRejectionCode.APPROVAL_USED, null, "approval, id or words were used at the same moment");
    }

    private Uni<Optional<CommandRejection>> moderate(
            Mutiny.Session session, Envelope envelope, ModerateComment command) {
        if (command.action() == Moderation.UNKNOWN) {
            return refuse(ChannelRejectionCode.NOTHING_TO_DO, "action", "is none that is known here");
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
        return rows.hasComment(session, order)
                .chain(there -> there
                        ? rows.insert(session, order, rules.now()).replaceWith(Optional.<CommandRejection>empty())
                        : refuse(
                                ChannelRejectionCode.COMMENT_UNKNOWN,
                                "commentId",
                                "no comment " + command.commentId() + " on the channel's watched videos"));
    }

    private Uni<Optional<CommandRejection>> watch(Mutiny.Session session, CommentCommand command) {
        boolean begins = command instanceof WatchComments;
        String video = begins ? ((WatchComments) command).videoId() : ((UnwatchComments) command).videoId();
        if (!VIDEO.matcher(video).matches()) {
            return refuse(ChannelRejectionCode.VIDEO_UNKNOWN, "videoId", "is no id of a video");
        }
        CommentWatch.VideoReference place =
                new CommentWatch.VideoReference(command.tenantId(), command.channelId(), video);
        Uni<Boolean> changed = begins
                ? rows.watch(session, place, rules.now(), rules.config().fullEvery())
                : rows.unwatch(session, place);
        String so = begins ? "is watched already" : "is not watched";
        return changed.chain(did -> did
                ? Uni.createFrom().item(Optional.<CommandRejection>empty())
                : refuse(ChannelRejectionCode.NOTHING_TO_DO, "videoId", so));
    }

    private static Uni<Optional<CommandRejection>> refuse(ChannelRejectionCode code, String field, String detail) {
        return Uni.createFrom().item(Optional.of(new CommandRejection(code, field, detail)));
    }

    private OutgoingEvent rejected(CommentCommand command, Envelope envelope, CommandRejection why) {
        var event = new ChannelCommandRejected(
                subject(command),
                command.channelId(),
                command.tenantId(),
                envelope.id(),
                envelope.type(),
                why.code(),
                why.field(),
                why.detail(),
                rules.now());
        return new OutgoingEvent(Topic.CHANNEL_EVENTS, command.channelId(), command.tenantId(), event);
    }

    private static String subject(CommentCommand command) {
        if (command instanceof PostReply reply) {
            return reply.replyId();
        }
        return command instanceof ModerateComment moderate ? moderate.commentId() : command.channelId();
    }
}
