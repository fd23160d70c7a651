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

/** Stores an order. Its embedded parts map both ways between columns and states. */
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

    /** The decision trace as JSON; null in orders that are older than the column. */
    @Column(name = "reasoning")
    private @Nullable String reasoning;

    @Column(name = "origin")
    private String origin;

    @Version
    @Column(name = "revision")
    private int revision;

    /** Used by Hibernate only. */
    protected OrderRow() {}

    static OrderRow of(Order order, NewOrder proposed) {
        OrderRow row = new OrderRow();
        row.id = order.proposal().orderId();
        row.proposal = ProposalColumns.of(order.proposal(), proposed.orderCap());
        row.state = new StateColumns();
        row.lease = Lease.due(proposed.dueAt());
        row.work = new WorkColumns();
        row.evidence = DecisionEvidenceJson.write(proposed.evidence());
        row.reasoning = DecisionEvidenceJson.write(DecisionTrace.derive(proposed.evidence()));
        row.origin = JsonColumn.write(proposed.origin());
        row.state.apply(order);
        return row;
    }

    /** Returns the order in its stored state. */
    public Order toOrder() {
        return state.toOrder(proposal.toProposal(id), proposal);
    }

    /** Returns the request to end the order, null when there is none. */
    public @Nullable EndRequest endRequest() {
        return work.endRequest();
    }

    public void requestEnd(EndRequest endRequest) {
        work.requestEnd(endRequest);
    }

    /** Returns the last failure, null when there is none or the order has moved on since. */
    public @Nullable String problem() {
        return work.problem;
    }

    /** Returns the result of the provider's validation, null before its response. */
    public @Nullable ProviderValidation validation() {
        return state.validation();
    }

    /** Returns the person who resolved the order while its outcome was unknown, null when nobody did. */
    public @Nullable String confirmedBy() {
        return state.confirmation.confirmedBy;
    }

    /** Returns the reason that the person gave, null when there is none. */
    public @Nullable String confirmationReason() {
        return state.confirmation.reason;
    }

    /** Returns the decision evidence as JSON: all inputs at the time of the decision. */
    public String evidence() {
        return evidence;
    }

    @Override
    public Lease lease() {
        return lease;
    }

    /** Schedules the next action, releases the lease and clears the failures. Null schedules nothing. */
    public void scheduleNext(@Nullable Instant moment) {
        lease.release(moment);
        work.failures = 0;
        work.problem = null;
    }

    /** Changes the time of the next action without touching the lease of a worker that has the order now. */
    public void reschedule(@Nullable Instant moment) {
        lease.dueAt(moment);
    }

    /** Makes a scheduled next action due at the given time if it would be due later. Null changes nothing. */
    public void dueNoLaterThan(@Nullable Instant moment) {
        Instant due = lease.dueAt();
        if (moment != null && due != null && moment.isBefore(due)) {
            lease.dueAt(moment);
        }
    }

    /** Takes the order from its worker, whose claim becomes one of an earlier epoch, and schedules the next action. */
    public void fenceAndSchedule(@Nullable Instant due) {
        lease.fence();
        scheduleNext(due);
    }

    /** Applies the order's present state to the columns. */
    public void apply(Order order) {
        state.apply(order);
    }

    /** Keeps the lease for work that continues; after a crash the order is due when the lease ends. */
    public void keepLease() {
        lease.keep();
    }

    /**
     * Schedules another attempt after a failure.
     *
     * @param problem the sentence that people see, cut after 1,000 characters
     * @param minDelay the least delay that the provider asks for; the back-off may be longer
     */
    public void backOff(String problem, Instant now, Backoff backoff, Duration minDelay) {
        lease.release(backoff.retryAt(now, work.failures++, minDelay));
        work.problem = problem.length() <= MAX_PROBLEM_LENGTH ? problem : problem.substring(0, MAX_PROBLEM_LENGTH);
    }

    String id() {
        return id;
    }

    Envelope origin() {
        return JsonColumn.read(origin, Envelope.class);
    }

    /** Holds the failures of work on an order and the request to end it. */
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

        void requestEnd(EndRequest endRequest) {
            endingBy = endRequest.by();
            endingReason = endRequest.reason();
        }
    }
}
