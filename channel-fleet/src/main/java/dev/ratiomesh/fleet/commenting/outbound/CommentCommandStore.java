package dev.ratiomesh.fleet.commenting.outbound;

import dev.ratiomesh.contracts.channel.ChannelCommand.PostReply;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.fleet.commenting.ApprovedReply;
import dev.ratiomesh.fleet.commenting.CommentWatch;
import dev.ratiomesh.fleet.commenting.ModerationOrder;
import dev.ratiomesh.fleet.commenting.ReplyRules.KnownComment;
import dev.ratiomesh.fleet.commenting.ReplyRules.ReplyFacts;
import dev.ratiomesh.fleet.commenting.ReplyText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads and writes the rows that commands need, in the transaction of the command. */
@ApplicationScoped
public class CommentCommandStore {
    private static final String SELECT_REPLY_FACTS =
            """
            SELECT (SELECT 'comments' = ANY(features) FROM channel
                    WHERE id = :channel AND tenant_id = :tenant AND state <> 'DISCONNECTED'),
                   EXISTS (SELECT 1 FROM reply WHERE id = :reply),
                   EXISTS (SELECT 1 FROM reply WHERE tenant_id = :tenant AND approval_id = :approval),
                   EXISTS (SELECT 1 FROM reply WHERE channel_id = :channel AND comment_id = :comment AND text_hash = :hash
                           AND (state <> 'FAILED' OR failure = 'OUTCOME_UNKNOWN')),
                   c.channel_id, c.video_id, c.parent_id
            FROM (SELECT 1) AS single LEFT JOIN comment AS c ON c.id = :comment AND c.tenant_id = :tenant
            """;

    /** An approval and a text are used once, also by commands at the same moment. */
    private static final String INSERT_REPLY =
            """
            INSERT INTO reply (id, tenant_id, channel_id, video_id, comment_id, text, text_hash, approval_id, approved_by,
                               state, created_at, updated_at, due_at)
            VALUES (:id, :tenant, :channel, :video, :comment, :text, :hash, :approval, :by, 'WAITING', :now, :now, :now)
            ON CONFLICT DO NOTHING
            """;

    private static final String INSERT_WATCH =
            """
            INSERT INTO comment_watch (id, tenant_id, channel_id, video_id, state, last_new_at, full_due_at, created_at, due_at)
            VALUES (:id, :tenant, :channel, :video, 'OPEN', :now, :full, :now, :now)
            ON CONFLICT (id) DO UPDATE SET state = 'OPEN', due_at = :now
            WHERE comment_watch.state IN ('GONE', 'FOREIGN')
            """;

    private static final String DELETE_WATCH = "DELETE FROM comment_watch WHERE id = :id AND tenant_id = :tenant";

    private static final String SELECT_HAS_CHANNEL =
            """
            SELECT count(*) > 0 FROM channel WHERE id = :channel AND tenant_id = :tenant AND state <> 'DISCONNECTED'
            """;

    private static final String SELECT_HAS_COMMENT =
            "SELECT count(*) > 0 FROM comment WHERE id = :comment AND channel_id = :channel AND tenant_id = :tenant";

    /** Loads the facts that the rules of a reply check. */
    public Uni<ReplyFacts> facts(Mutiny.Session session, PostReply reply) {
        return session.createNativeQuery(SELECT_REPLY_FACTS, Object[].class)
                .setParameter("channel", reply.channelId())
                .setParameter("tenant", reply.tenantId())
                .setParameter("reply", reply.replyId())
                .setParameter("approval", String.valueOf(reply.approvalId()))
                .setParameter("comment", reply.commentId())
                .setParameter("hash", ReplyText.hash(reply.text()))
                .getSingleResult()
                .map(CommentCommandStore::facts);
    }

    private static ReplyFacts facts(Object[] row) {
        KnownComment comment =
                row[4] == null ? null : new KnownComment((String) row[4], (String) row[5], (String) row[6]);
        return new ReplyFacts((Boolean) row[0], (Boolean) row[1], (Boolean) row[2], (Boolean) row[3], comment);
    }

    /** Stores a reply. False when its approval, id or text were used meanwhile. */
    public Uni<Boolean> insert(Mutiny.Session session, ApprovedReply reply, Instant now) {
        return session.createNativeQuery(INSERT_REPLY)
                .setParameter("id", reply.replyId())
                .setParameter("tenant", reply.tenantId())
                .setParameter("channel", reply.channelId())
                .setParameter("video", reply.videoId())
                .setParameter("comment", reply.commentId())
                .setParameter("text", reply.text())
                .setParameter("hash", ReplyText.hash(reply.text()))
                .setParameter("approval", reply.approvalId())
                .setParameter("by", reply.approvedBy())
                .setParameter("now", PgRows.time(now))
                .executeUpdate()
                .map(rows -> rows > 0);
    }

    /** Starts watching a video. False when it is watched already. */
    public Uni<Boolean> watch(
            Mutiny.Session session, CommentWatch.VideoReference video, Instant now, Duration fullScanInterval) {
        return session.createNativeQuery(INSERT_WATCH)
                .setParameter("id", video.id())
                .setParameter("tenant", video.tenantId())
                .setParameter("channel", video.channelId())
                .setParameter("video", video.videoId())
                .setParameter("now", PgRows.time(now))
                .setParameter("full", PgRows.time(now.plus(fullScanInterval)))
                .executeUpdate()
                .map(rows -> rows > 0);
    }

    /** Stops watching a video. False when it was not watched. */
    public Uni<Boolean> unwatch(Mutiny.Session session, CommentWatch.VideoReference video) {
        return session.createNativeQuery(DELETE_WATCH)
                .setParameter("id", video.id())
                .setParameter("tenant", video.tenantId())
                .executeUpdate()
                .map(rows -> rows > 0);
    }

    public Uni<Boolean> hasChannel(Mutiny.Session session, String tenantId, String channelId) {
        return session.createNativeQuery(SELECT_HAS_CHANNEL, Boolean.class)
                .setParameter("channel", channelId)
                .setParameter("tenant", tenantId)
                .getSingleResult();
    }

    public Uni<Boolean> hasComment(Mutiny.Session session, ModerationOrder order) {
        return session.createNativeQuery(SELECT_HAS_COMMENT, Boolean.class)
                .setParameter("comment", order.commentId())
                .setParameter("channel", order.channelId())
                .setParameter("tenant", order.tenantId())
                .getSingleResult();
    }

    public Uni<Void> insert(Mutiny.Session session, ModerationOrder order, Instant now) {
        return session.persist(ModerationRow.of(order, now)).chain(session::flush);
    }
}
