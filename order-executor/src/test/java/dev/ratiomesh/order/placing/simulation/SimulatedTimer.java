package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.order.placing.state.Order.EndRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stands in for the due-order timers of all replicas. To save steps it polls only when an order can be due. */
final class SimulatedTimer {
    private static final int BATCH = 4;
    private final SimulationContext context;
    private final SimulatedDatabase database;
    private final List<SimulatedReplica> replicas;
    private final List<SimulatedWorker> workers;
    private @Nullable Instant next;
    private int planned;

    SimulatedTimer(
            SimulationContext context,
            SimulatedDatabase database,
            List<SimulatedReplica> replicas,
            List<SimulatedWorker> workers) {
        this.context = context;
        this.database = database;
        this.replicas = replicas;
        this.workers = workers;
    }

    /** Plans a poll at this moment, unless an earlier one is planned. */
    void wake(@Nullable Instant moment) {
        if (moment == null || (next != null && !moment.isBefore(next))) {
            return;
        }
        next = moment;
        int plan = ++planned;
        context.time().at(moment.plusMillis(context.chance().below(250)), () -> {
            if (plan == planned) {
                pollReplicas();
            }
        });
    }

    private void pollReplicas() {
        next = null;
        int first = context.chance().below(replicas.size());
        boolean worked = poll(first);
        if (!worked || context.chance().onceIn(3)) {
            worked |= poll((first + 1) % replicas.size());
        }
        if (worked) {
            planNext();
        } else {
            wake(context.now().plusSeconds(3));
        }
    }

    private boolean poll(int number) {
        SimulatedReplica replica = replicas.get(number);
        if (!replica.isUp() || !replica.commits()) {
            return false;
        }
        requestEndOfStopped();
        for (OrderRecord entry : due()) {
            entry.leaseUntil = context.now().plus(SimulationConfig.LEASE);
            entry.epoch++;
            workers.get(number).claim(entry.id, entry.epoch);
        }
        return true;
    }

    private List<OrderRecord> due() {
        Instant now = context.now();
        List<OrderRecord> due = new ArrayList<>();
        for (OrderRecord entry : database.orders.values()) {
            if (entry.dueAt != null && !entry.dueAt.isAfter(now) && entry.isFree(now)) {
                due.add(entry);
            }
        }
        due.sort(Comparator.comparing((OrderRecord entry) -> entry.dueAt));
        return due.size() <= BATCH ? due : due.subList(0, BATCH);
    }

    private void requestEndOfStopped() {
        Instant now = context.now();
        for (OrderRecord entry : database.orders.values()) {
            CampaignRecord campaign =
                    database.campaigns.get(entry.order.proposal().campaignId());
            boolean passed = !campaign.brief.deadline().isAfter(now);
            if (entry.order.inFlight() && entry.endRequest == null && (!campaign.running || passed)) {
                entry.endRequest = new EndRequest(EndRequest.AUTO, "the campaign no longer runs");
                entry.dueAt = now;
            }
        }
    }

    /** Plans a poll at the next moment at which an order can be due. */
    void planNext() {
        Instant soonest = null;
        Instant minimum = context.now();
        for (OrderRecord entry : database.orders.values()) {
            if (entry.dueAt == null) {
                continue;
            }
            Instant free =
                    entry.leaseUntil == null || entry.dueAt.isAfter(entry.leaseUntil) ? entry.dueAt : entry.leaseUntil;
            Instant at = free.isAfter(minimum) ? free : minimum;
            soonest = soonest == null || at.isBefore(soonest) ? at : soonest;
        }
        wake(soonest);
    }
}
