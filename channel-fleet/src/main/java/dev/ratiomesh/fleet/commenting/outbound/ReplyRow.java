package dev.ratiomesh.fleet.commenting.outbound;

import dev.ratiomesh.delivery.work.Lease;
import dev.ratiomesh.delivery.work.LeasedRow;
import dev.ratiomesh.fleet.commenting.ApprovedReply;
import dev.ratiomesh.fleet.commenting.Reply;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A reply as it is stored; a command makes the row. Both ways of the mapping of its state stand in its columns. */
@Entity
@Table(name = "reply")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class ReplyRow implements LeasedRow {
    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "tenant_id")
    private String tenantId;

    @Column(name = "channel_id")
    private String channelId;

    @Column(name = "video_id")
    private String videoId;

    @Column(name = "comment_id")
    private String commentId;

    @Column(name = "text")
    private String text;

    @Column(name = "approval_id")
    private String approvalId;

    @Column(name = "approved_by")
    private String approvedBy;

    @Embedded
    private ReplyColumns state;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Embedded
    private Lease lease;

    /** For Hibernate. */
    protected ReplyRow() {}

    Reply toReply() {
        return state.toReply(
                new ApprovedReply(id, tenantId, channelId, videoId, commentId, text, approvalId, approvedBy));
    }

    void take(Reply reply, Instant now) {
        state.take(reply);
        updatedAt = now;
    }

    @Override
    public Lease lease() {
        return lease;
    }
}
