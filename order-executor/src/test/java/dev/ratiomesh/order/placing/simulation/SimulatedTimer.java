package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.order.placing.state.Order.EndRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The timers of due work of all replicas. To save steps they look only when something can be due. */
final class SimulatedTimer {
    private static final int BATCH = 4;
    private final SimulationContext stage;
    private final SimulatedDatabase database;
    private final List<SimulatedReplica> replicas;
    private final List<SimulatedWorker> workers;
    private @Nullable Instant next;
    private int planned;

    SimulatedTimer(
            SimulationContext stage,
            SimulatedDatabase database,
            List<SimulatedReplica> replicas,
            List<SimulatedWorker> workers) {
        this.stage = stage;
        this.database = database;
        this.replicas = replicas;
        this.workers = workers;
    }

    /** Something may be due then. */
    void wake(@Nullable Instant moment) {
        if (moment == null || (next != null && !moment.isBefore(next))) {
            return;
        }
        next = moment;
        int mine = ++planned;
        stage.time().at(moment.plusMillis(stage.chance().below(250)), () -> {
            if (mine == planned) {
                pollReplicas();
            }
        });
    }

    private void pollReplicas() {
        next = null;
        int first = stage.chance().below(replicas.size());
        boolean worked = poll(first);
        if (!worked || stage.chance().onceIn(3)) {
            worked |= poll((first + 1) % replicas.size());
        }
        if (worked) {
            planNext();
        } else {
            wake(stage.now().plusSeconds(3));
        }
    }

    private boolean poll(int number) {
        SimulatedReplica replica = replicas.get(number);
        if (!replica.isUp() || !replica.commits()) {
            return false;
        }
        requestEndOfStopped();
        for (OrderRecord line : due()) {
            line.leaseUntil = stage.now().plus(SimulationConfig.LEASE);
            line.epoch++;
            workers.get(number).claim(line.id, line.epoch);
        }
        return true;
    }

    private List<OrderRecord> due() {
        Instant now = stage.now();
        List<OrderRecord> due = new ArrayList<>();
        for (OrderRecord line : database.orders.values()) {
            if (line.dueAt != null && !line.dueAt.isAfter(now) && line.isFree(now)) {
                due.add(line);
            }
        }
        due.sort(Comparator.comparing((OrderRecord line) -> line.dueAt));
        return due.size() <= BATCH ? due : due.subList(0, BATCH);
    }

    private void requestEndOfStopped() {
        Instant now = stage.now();
        for (OrderRecord line : database.orders.values()) {
            CampaignRecord campaign =
                    database.campaigns.get(line.order.proposal().campaignId());
            boolean passed = !campaign.brief.deadline().isAfter(now);
            if (line.order.inFlight() && line.endRequest == null && (!campaign.running || passed)) {
                line.endRequest = new EndRequest(EndRequest.AUTO, "the campaign no longer runs");
                line.dueAt = now;
            }
        }
    }

    /** When the next look can find anything. */
    void planNext() {
        Instant soonest = null;
        Instant least = stage.now();
        for (OrderRecord line : database.orders.values()) {
            if (line.dueAt == null) {
                continue;
            }
            Instant free =
                    line.leaseUntil == null || line.dueAt.isAfter(line.leaseUntil) ? line.dueAt : line.leaseUntil;
            Instant at = free.isAfter(least) ? free : least;
            soonest = soonest == null || at.isBefore(soonest) ? at : soonest;
        }
        wake(soonest);
    }
}
