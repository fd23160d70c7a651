package dev.ratiomesh.order.placing.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs one seed: hours with faults, then days without. */
final class Simulation {
    private static final long FAULTY_MILLIS =
            Duration.ofHours(Scenario.HOURS + 2).toMillis();
    private static final long END_MILLIS = FAULTY_MILLIS + Duration.ofDays(4).toMillis();
    private static final List<Instant> STARTS = List.of(
            Instant.parse("2026-11-21T12:00:00Z"),
            Instant.parse("2026-11-30T14:00:00Z"),
            Instant.parse("2026-11-30T23:00:00Z"),
            Instant.parse("2026-10-31T20:00:00Z"));

    /** Limit of steps; a seed needs far fewer. */
    private static final int MAX_STEPS = 20_000;

    private final SimulationContext context;
    private final SimulatedDatabase database;
    private final SimulatedProvider provider;
    private final SimulatedTimer timer;
    private final OutboxRelay relay;
    private final EventReader reader;
    private final MessageDelivery delivery;
    private final Scenario scenario;
    private final StepInvariants invariants;
    private final SpendingCheck spendingCheck;
    private boolean orderWritten;

    private Simulation(SimulationContext context) {
        this.context = context;
        List<SimulatedReplica> replicas =
                List.of(new SimulatedReplica(context, "a"), new SimulatedReplica(context, "b"));
        this.database = new SimulatedDatabase(context, this::changed);
        String unresponsive = context.chance().onceIn(10) ? "1000000002" : null;
        this.provider = new SimulatedProvider(
                context, new ProviderSpending(context, this::spent), this::accepted, unresponsive);
        List<SimulatedWorker> workers = new ArrayList<>();
        replicas.forEach(replica -> workers.add(new SimulatedWorker(context, database, provider, replica)));
        this.timer = new SimulatedTimer(context, database, replicas, workers);
        this.reader = new EventReader(context);
        this.relay = new OutboxRelay(context, database.outbox, replicas, reader::append);
        this.delivery = new MessageDelivery(context, replicas);
        this.scenario = new Scenario(context, delivery, new TopicHandlers(context, database, timer), provider);
        this.invariants = new StepInvariants(context, database, provider);
        this.spendingCheck = new SpendingCheck(context, database, provider);
    }

    /**
     * Runs a seed.
     *
     * @throws InvariantBreach when an invariant does not hold
     */
    static RunStatistics run(long seed, Set<DisabledSafeguard> disabled, boolean traced) {
        SeededRandom chance = new SeededRandom(seed);
        VirtualTime time = new VirtualTime(chance.elementOf(STARTS));
        SimulationContext context =
                new SimulationContext(time, chance, disabled, new RunTrace(traced), new RunStatistics());
        new Simulation(context).run();
        context.figures().seeds = 1;
        return context.figures();
    }

    private void run() {
        scenario.begin();
        runUntil(FAULTY_MILLIS);
        context.chance().stopFaults();
        context.log(() -> "faults end");
        runUntil(END_MILLIS);
        new FinalInvariants(database, provider, reader).check(delivery);
    }

    private void runUntil(long end) {
        while (context.time().step(end)) {
            if (++context.figures().steps > MAX_STEPS) {
                throw new InvariantBreach("the run does not come to an end");
            }
            invariants.check();
            if (orderWritten) {
                orderWritten = false;
                timer.planNext();
            }
            relay.wake();
        }
    }

    private void changed(OrderRecord entry) {
        orderWritten = true;
        invariants.checkWritten(entry);
        scenario.onOrderChanged(entry);
    }

    private void accepted(ProviderCampaign campaign) {
        spendingCheck.accepted(campaign);
    }

    private void spent(ProviderCampaign campaign) {
        spendingCheck.spent(campaign);
    }
}
