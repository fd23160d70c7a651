package dev.ratiomesh.fleet.commenting.outbound;

import dev.ratiomesh.contracts.channel.Moderation;
import dev.ratiomesh.delivery.work.Lease;
import dev.ratiomesh.delivery.work.LeasedRow;
import dev.ratiomesh.fleet.commenting.ModerationOrder;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Stores an ordered moderation until it is carried out or rejected. */
@Entity
@Table(name = "comment_moderation")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class ModerationRow implements LeasedRow {
    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "tenant_id")
    private String tenantId;

    @Column(name = "channel_id")
    private String channelId;

    @Column(name = "comment_id")
    private String commentId;

    @Column(name = "action")
    @Enumerated(EnumType.STRING)
    private Moderation action;

    @Column(name = "by_whom")
    private String by;

    @Column(name = "command_id")
    private String commandId;

    @Column(name = "command_type")
    private String commandType;

    @Column(name = "troubles")
    private int failures;

    @Column(name = "created_at")
    private Instant createdAt;

    @Embedded
    private Lease lease;

    /** For Hibernate. */
    protected ModerationRow() {}

    static ModerationRow of(ModerationOrder order, Instant now) {
        ModerationRow row = new ModerationRow();
        row.id = UUID.randomUUID().toString();
        row.tenantId = order.tenantId();
        row.channelId = order.channelId();
        row.commentId = order.commentId();
        row.action = order.action();
        row.by = order.by();
        row.commandId = order.commandId();
        row.commandType = order.commandType();
        row.createdAt = now;
        row.lease = Lease.due(now);
        return row;
    }

    public ModerationOrder toOrder() {
        return new ModerationOrder(tenantId, channelId, commentId, action, by, commandId, commandType, failures);
    }

    void backOff(Instant dueAt) {
        failures++;
        lease.release(dueAt);
    }

    @Override
    public Lease lease() {
        return lease;
    }
}
