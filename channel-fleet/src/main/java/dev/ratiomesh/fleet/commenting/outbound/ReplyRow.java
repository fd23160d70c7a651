package dev.ratiomesh.fleet.commenting.outbound;

import dev.ratiomesh.contracts.channel.ReplyFailureCode;
import dev.ratiomesh.delivery.work.Lease;
import dev.ratiomesh.delivery.work.LeasedRow;
import dev.ratiomesh.fleet.commenting.ApprovedReply;
import dev.ratiomesh.fleet.commenting.Reply;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stores a reply; a command creates the row. {@link ReplyColumns} maps its state in both directions. */
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

    void apply(Reply reply, Instant now) {
        state.apply(reply);
        updatedAt = now;
    }

    @Override
    public Lease lease() {
        return lease;
    }

    /** The columns of a reply's state; the column {@code looks} counts lookups, or public reads without the reply. */
    @Embeddable
    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    static class ReplyColumns {
        @Column(name = "state")
        private String state;

        @Column(name = "attempts")
        private int attempts;

        @Column(name = "sent_at")
        private @Nullable Instant sentAt;

        @Column(name = "troubles")
        private int failures;

        @Column(name = "looks")
        private int checks;

        @Column(name = "posted_id")
        private @Nullable String postedId;

        @Column(name = "failure")
        @Enumerated(EnumType.STRING)
        private @Nullable ReplyFailureCode failure;

        @Column(name = "detail")
        private @Nullable String detail;

        Reply toReply(ApprovedReply approved) {
            return switch (state) {
                case "WAITING" -> new Reply.Queued(approved, attempts, failures);
                case "SENDING" ->
                    new Reply.InDoubt(approved, attempts, Objects.requireNonNull(sentAt), failures, checks);
                case "READING_BACK" -> new Reply.Verifying(approved, Objects.requireNonNull(postedId), checks);
                case "POSTED" -> new Reply.Posted(approved, Objects.requireNonNull(postedId));
                case "HELD" -> new Reply.HeldForReview(approved, Objects.requireNonNull(postedId));
                case "FAILED" ->
                    new Reply.NotPosted(
                            approved, Objects.requireNonNull(failure), Objects.requireNonNullElse(detail, ""));
                default -> throw new IllegalStateException("unknown state of a reply: " + state);
            };
        }

        void apply(Reply reply) {
            postedId = Reply.postedId(reply);
            if (reply instanceof Reply.Queued queued) {
                state = "WAITING";
                attempts = queued.attempts();
                failures = queued.failures();
                checks = 0;
            } else if (reply instanceof Reply.InDoubt inDoubt) {
                state = "SENDING";
                attempts = inDoubt.attempts();
                sentAt = inDoubt.sentAt();
                failures = inDoubt.failures();
                checks = inDoubt.lookups();
            } else if (reply instanceof Reply.Verifying verifying) {
                state = "READING_BACK";
                checks = verifying.reads();
            } else if (reply instanceof Reply.NotPosted notPosted) {
                state = "FAILED";
                failure = notPosted.code();
                detail = notPosted.detail();
            } else {
                state = reply instanceof Reply.Posted ? "POSTED" : "HELD";
            }
        }
    }
}
