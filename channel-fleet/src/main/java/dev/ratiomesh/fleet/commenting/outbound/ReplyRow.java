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

    void apply(Reply reply, Instant now) {
        state.apply(reply);
        updatedAt = now;
    }

    @Override
    public Lease lease() {
        return lease;
    }

    /** The state of a reply, as columns; looks is how often it was looked for, or not seen by others. */
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

        Reply toReply(ApprovedReply what) {
            return switch (state) {
                case "WAITING" -> new Reply.Queued(what, attempts, failures);
                case "SENDING" -> new Reply.InDoubt(what, attempts, Objects.requireNonNull(sentAt), failures, checks);
                case "READING_BACK" -> new Reply.Verifying(what, Objects.requireNonNull(postedId), checks);
                case "POSTED" -> new Reply.Posted(what, Objects.requireNonNull(postedId));
                case "HELD" -> new Reply.HeldForReview(what, Objects.requireNonNull(postedId));
                case "FAILED" ->
                    new Reply.NotPosted(what, Objects.requireNonNull(failure), Objects.requireNonNullElse(detail, ""));
                default -> throw new IllegalStateException("no state of a reply: " + state);
            };
        }

        void apply(Reply reply) {
            postedId = Reply.postedId(reply);
            if (reply instanceof Reply.Queued waiting) {
                state = "WAITING";
                attempts = waiting.attempts();
                failures = waiting.failures();
                checks = 0;
            } else if (reply instanceof Reply.InDoubt sending) {
                state = "SENDING";
                attempts = sending.attempts();
                sentAt = sending.sentAt();
                failures = sending.failures();
                checks = sending.lookups();
            } else if (reply instanceof Reply.Verifying reading) {
                state = "READING_BACK";
                checks = reading.reads();
            } else if (reply instanceof Reply.NotPosted failed) {
                state = "FAILED";
                failure = failed.code();
                detail = failed.detail();
            } else {
                state = reply instanceof Reply.Posted ? "POSTED" : "HELD";
            }
        }
    }
}
