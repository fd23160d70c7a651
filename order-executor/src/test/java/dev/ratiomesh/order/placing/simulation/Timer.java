package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.order.placing.state.Order.EndRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The timers of due work of all replicas. To save steps they look only when something can be due. */
final class Timer {
    private static final int BATCH = 4;
    private final Stage stage;
    private final Database database;
    private final List<Replica> replicas;
    private final List<Worker> workers;
    private @Nullable Instant next;
    private int planned;

    Timer(Stage stage, Database database, List<Replica> replicas, List<Worker> workers) {
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
                round();
            }
        });
    }

    private void round() {
        next = null;
        int first = stage.chance().below(replicas.size());
        boolean worked = look(first);
        if (!worked || stage.chance().onceIn(3)) {
            worked |= look((first + 1) % replicas.size());
        }
        if (worked) {
            again();
        } else {
            wake(stage.now().plusSeconds(3));
        }
    }

    private boolean look(int number) {
        Replica replica = replicas.get(number);
        if (!replica.isUp() || !replica.commits()) {
            return false;
        }
        endOfStopped();
        for (OrderLine line : due()) {
            line.leaseUntil = stage.now().plus(Setting.LEASE);
            line.epoch++;
            workers.get(number).on(line.id, line.epoch);
        }
        return true;
    }

    private List<OrderLine> due() {
        Instant now = stage.now();
        List<OrderLine> due = new ArrayList<>();
        for (OrderLine line : database.orders.values()) {
            if (line.dueAt != null && !line.dueAt.isAfter(now) && line.isFree(now)) {
                due.add(line);
            }
        }
        due.sort(Comparator.comparing((OrderLine line) -> line.dueAt));
        return due.size() <= BATCH ? due : due.subList(0, BATCH);
    }

    private void endOfStopped() {
        Instant now = stage.now();
        for (OrderLine line : database.orders.values()) {
            CampaignLine campaign = database.campaigns.get(line.order.proposal().campaignId());
            boolean passed = !campaign.brief.deadline().isAfter(now);
            if (line.order.inFlight() && line.ending == null && (!campaign.running || passed)) {
                line.ending = new EndRequest(EndRequest.AUTO, "the campaign no longer runs");
                line.dueAt = now;
            }
        }
    }

    /** When the next look can find anything. */
    void again() {
        Instant soonest = null;
        Instant least = stage.now();
        for (OrderLine line : database.orders.values()) {
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
