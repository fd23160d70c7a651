package dev.ratiomesh.order.placing.outbound.store;

import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.store.JsonColumn;
import dev.ratiomesh.delivery.work.Lease;
import dev.ratiomesh.delivery.work.LeasedRow;
import dev.ratiomesh.order.placing.outbound.store.OrderStore.NewOrder;
import dev.ratiomesh.order.placing.proposal.DecisionEvidenceJson;
import dev.ratiomesh.order.placing.proposal.DecisionTrace;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Order.ProviderValidation;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order as it is stored; both ways of the mapping stand in its parts. */
@Entity
@Table(name = "ad_order")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class OrderRow implements LeasedRow {
    private static final int MAX_PROBLEM_LENGTH = 1000;

    @Id
    @Column(name = "id")
    private String id;

    @Embedded
    private ProposalColumns proposal;

    @Embedded
    private StateColumns state;

    @Embedded
    private Lease lease;

    @Embedded
    private WorkColumns work;

    @Column(name = "evidence")
    private String evidence;

    /** How the decision followed; null in orders older than the column. */
    @Column(name = "reasoning")
    private @Nullable String reasoning;

    @Column(name = "origin")
    private String origin;

    @Version
    @Column(name = "revision")
    private int revision;

    /** For Hibernate. */
    protected OrderRow() {}

    static OrderRow of(Order order, NewOrder proposed) {
        OrderRow row = new OrderRow();
        row.id = order.proposal().orderId();
        row.proposal = ProposalColumns.of(order.proposal(), proposed.orderCap());
        row.state = new StateColumns();
        row.lease = Lease.due(proposed.dueAt());
        row.work = new WorkColumns();
        row.evidence = DecisionEvidenceJson.write(proposed.evidence());
        row.reasoning = DecisionEvidenceJson.write(DecisionTrace.of(proposed.evidence()));
        row.origin = JsonColumn.write(proposed.origin());
        row.state.apply(order);
        return row;
    }

    public Order toOrder() {
        return state.toOrder(proposal.toProposal(id), proposal);
    }

    public @Nullable EndRequest endRequest() {
        return work.endRequest();
    }

    public void requestEnd(EndRequest ending) {
        work.requestEnd(ending);
    }

    /** What last went wrong, null when nothing did or it has passed. */
    public @Nullable String problem() {
        return work.problem;
    }

    /** What the provider said when it was asked to check the order; null when it has not answered. */
    public @Nullable ProviderValidation validation() {
        return state.validation();
    }

    /** Who said where the order is, null when nobody needed to. */
    public @Nullable String confirmedBy() {
        return state.confirmation.confirmedBy;
    }

    /** In his words, null when there are none. */
    public @Nullable String confirmationReason() {
        return state.confirmation.reason;
    }

    /** What the order rests on: target, prior and caps as they were, as JSON. */
    public String evidence() {
        return evidence;
    }

    @Override
    public Lease lease() {
        return lease;
    }

    /** Something is due at that moment, or nothing; trouble is over and the lease given back. */
    public void scheduleNext(@Nullable Instant moment) {
        lease.release(moment);
        work.failures = 0;
        work.problem = null;
    }

    /** Something may be due earlier than was thought; whoever works on it now is left in peace. */
    public void reschedule(@Nullable Instant moment) {
        lease.dueAt(moment);
    }

    /** Due at that moment at the latest. */
    public void dueNoLaterThan(@Nullable Instant moment) {
        Instant due = lease.dueAt();
        if (moment != null && due != null && moment.isBefore(due)) {
            lease.dueAt(moment);
        }
    }

    /** A person has settled what was being worked on: whoever still works on it holds a claim of an earlier epoch. */
    public void fenceAndSchedule(@Nullable Instant due) {
        lease.fence();
        scheduleNext(due);
    }

    /** Becomes what the order is now. */
    public void apply(Order order) {
        state.apply(order);
    }

    /** Work goes on under the lease; after a crash it is due when the lease ends. */
    public void keepLease() {
        lease.keep();
    }

    /** Trouble: due again after a pause that doubles with each trouble in a row, and not before {@code atLeast}. */
    public void backOff(String what, Instant now, Backoff pauses, Duration atLeast) {
        lease.release(pauses.retryAt(now, work.failures++, atLeast));
        work.problem = what.length() <= MAX_PROBLEM_LENGTH ? what : what.substring(0, MAX_PROBLEM_LENGTH);
    }

    String id() {
        return id;
    }

    Envelope origin() {
        return JsonColumn.read(origin, Envelope.class);
    }

/** How work on an order went, and the wish to end it. */
@Embeddable
static class WorkColumns {
    @Column(name = "failures")
    int failures;

    @Column(name = "problem")
    @Nullable
    String problem;

    @Column(name = "ending_by")
    @Nullable
    String endingBy;

    @Column(name = "ending_reason")
    @Nullable
    String endingReason;

    @Nullable
    EndRequest endRequest() {
        return endingBy == null || endingReason == null ? null : new EndRequest(endingBy, endingReason);
    }

    void requestEnd(EndRequest ending) {
        endingBy = ending.by();
        endingReason = ending.reason();
    }
}
}
