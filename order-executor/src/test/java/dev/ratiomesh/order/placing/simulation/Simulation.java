package dev.ratiomesh.order.placing.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One seed: some hours in which everything goes wrong, then days in which nothing does. */
final class Simulation {
    private static final long FAULTY_MILLIS =
            Duration.ofHours(Scenario.HOURS + 2).toMillis();
    private static final long END_MILLIS = FAULTY_MILLIS + Duration.ofDays(4).toMillis();
    private static final List<Instant> STARTS = List.of(
            Instant.parse("2026-11-21T12:00:00Z"),
            Instant.parse("2026-11-30T14:00:00Z"),
            Instant.parse("2026-11-30T23:00:00Z"),
            Instant.parse("2026-10-31T20:00:00Z"));

    /** Many times what a seed needs. */
    private static final int MAX_STEPS = 20_000;

    private final SimulationContext stage;
    private final SimulatedDatabase database;
    private final SimulatedProvider platform;
    private final SimulatedTimer timer;
    private final OutboxRelay relay;
    private final EventReader reader;
    private final MessageDelivery courier;
    private final Scenario scenario;
    private final StepInvariants invariants;
    private boolean written;

    private Simulation(SimulationContext stage) {
        this.stage = stage;
        List<SimulatedReplica> replicas = List.of(new SimulatedReplica(stage, "a"), new SimulatedReplica(stage, "b"));
        this.database = new SimulatedDatabase(stage, this::changed);
        String dead = stage.chance().onceIn(10) ? "1000000002" : null;
        this.platform = new SimulatedProvider(stage, new ProviderSpending(stage, this::spent), this::accepted, dead);
        List<SimulatedWorker> workers = new ArrayList<>();
        replicas.forEach(replica -> workers.add(new SimulatedWorker(stage, database, platform, replica)));
        this.timer = new SimulatedTimer(stage, database, replicas, workers);
        this.reader = new EventReader(stage);
        this.relay = new OutboxRelay(stage, database.outbox, replicas, reader::append);
        this.courier = new MessageDelivery(stage, replicas);
        this.scenario = new Scenario(stage, courier, new TopicHandlers(stage, database, timer), platform);
        this.invariants = new StepInvariants(stage, database, platform);
        this.spendingCheck = new SpendingCheck(stage, database, platform);
    }

    private final SpendingCheck spendingCheck;

    /** @throws InvariantBreach when a promise was broken */
    static RunStatistics run(long seed, Set<DisabledSafeguard> weaknesses, boolean traced) {
        SeededRandom chance = new SeededRandom(seed);
        VirtualTime time = new VirtualTime(chance.elementOf(STARTS));
        SimulationContext stage =
                new SimulationContext(time, chance, weaknesses, new RunTrace(traced), new RunStatistics());
        new Simulation(stage).run();
        stage.figures().seeds = 1;
        return stage.figures();
    }

    private void run() {
        scenario.begin();
        runUntil(FAULTY_MILLIS);
        stage.chance().stopFaults();
        stage.log(() -> "from now on nothing goes wrong");
        runUntil(END_MILLIS);
        new FinalInvariants(database, platform, reader).check(courier);
    }

    private void runUntil(long end) {
        while (stage.time().step(end)) {
            if (++stage.figures().steps > MAX_STEPS) {
                throw new InvariantBreach("it does not come to rest");
            }
            invariants.check();
            if (written) {
                written = false;
                timer.planNext();
            }
            relay.wake();
        }
    }

    private void changed(OrderRecord line) {
        written = true;
        invariants.checkWritten(line);
        scenario.onOrderChanged(line);
    }

    private void accepted(ProviderCampaign booking) {
        spendingCheck.accepted(booking);
    }

    private void spent(ProviderCampaign booking) {
        spendingCheck.spent(booking);
    }
}
