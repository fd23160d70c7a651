package dev.ratiomesh.fleet.commenting.outbound;

import dev.ratiomesh.contracts.channel.ReplyFailureCode;
import dev.ratiomesh.fleet.commenting.Approved;
import dev.ratiomesh.fleet.commenting.OwnReply;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state of a reply, as columns; looks is how often it was looked for, or not seen by others. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ReplyColumns {
    @Column(name = "state")
    private String state;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "sent_at")
    private @Nullable Instant sentAt;

    @Column(name = "troubles")
    private int troubles;

    @Column(name = "looks")
    private int looks;

    @Column(name = "posted_id")
    private @Nullable String postedId;

    @Column(name = "failure")
    @Enumerated(EnumType.STRING)
    private @Nullable ReplyFailureCode failure;

    @Column(name = "detail")
    private @Nullable String detail;

    OwnReply toReply(Approved what) {
        return switch (state) {
            case "WAITING" -> new OwnReply.Waiting(what, attempts, troubles);
            case "SENDING" -> new OwnReply.Sending(what, attempts, Objects.requireNonNull(sentAt), troubles, looks);
            case "READING_BACK" -> new OwnReply.ReadingBack(what, Objects.requireNonNull(postedId), looks);
            case "POSTED" -> new OwnReply.Posted(what, Objects.requireNonNull(postedId));
            case "HELD" -> new OwnReply.Held(what, Objects.requireNonNull(postedId));
            case "FAILED" ->
                new OwnReply.Failed(what, Objects.requireNonNull(failure), Objects.requireNonNullElse(detail, ""));
            default -> throw new IllegalStateException("no state of a reply: " + state);
        };
    }

    void take(OwnReply reply) {
        postedId = OwnReply.postedId(reply);
        if (reply instanceof OwnReply.Waiting waiting) {
            state = "WAITING";
            attempts = waiting.attempts();
            troubles = waiting.troubles();
            looks = 0;
        } else if (reply instanceof OwnReply.Sending sending) {
            state = "SENDING";
            attempts = sending.attempts();
            sentAt = sending.sentAt();
            troubles = sending.troubles();
            looks = sending.looks();
        } else if (reply instanceof OwnReply.ReadingBack reading) {
            state = "READING_BACK";
            looks = reading.reads();
        } else if (reply instanceof OwnReply.Failed failed) {
            state = "FAILED";
            failure = failed.code();
            detail = failed.detail();
        } else {
            state = reply instanceof OwnReply.Posted ? "POSTED" : "HELD";
        }
    }
}
