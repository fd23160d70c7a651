package dev.ratiomesh.order.placing.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One seed: some hours in which everything goes wrong, then days in which nothing does. */
final class Simulation {
    private static final long TROUBLE = Duration.ofHours(Scenario.HOURS + 2).toMillis();
    private static final long END = TROUBLE + Duration.ofDays(4).toMillis();
    private static final List<Instant> STARTS = List.of(
            Instant.parse("2026-11-21T12:00:00Z"),
            Instant.parse("2026-11-30T14:00:00Z"),
            Instant.parse("2026-11-30T23:00:00Z"),
            Instant.parse("2026-10-31T20:00:00Z"));

    /** Many times what a seed needs. */
    private static final int MOST_STEPS = 20_000;

    private final Stage stage;
    private final Database database;
    private final Platform platform;
    private final Timer timer;
    private final Relay relay;
    private final Reader reader;
    private final Courier courier;
    private final Scenario scenario;
    private final Invariants invariants;
    private boolean written;

    private Simulation(Stage stage) {
        this.stage = stage;
        List<Replica> replicas = List.of(new Replica(stage, "a"), new Replica(stage, "b"));
        this.database = new Database(stage, this::changed);
        String dead = stage.chance().onceIn(10) ? "1000000002" : null;
        this.platform = new Platform(stage, new Spending(stage, this::spent), this::accepted, dead);
        List<Worker> workers = new ArrayList<>();
        replicas.forEach(replica -> workers.add(new Worker(stage, database, platform, replica)));
        this.timer = new Timer(stage, database, replicas, workers);
        this.reader = new Reader(stage);
        this.relay = new Relay(stage, database.outbox, replicas, reader::append);
        this.courier = new Courier(stage, replicas);
        this.scenario = new Scenario(stage, courier, new Desk(stage, database, timer), platform);
        this.invariants = new Invariants(stage, database, platform);
        this.truth = new Truth(stage, database, platform);
    }

    private final Truth truth;

    /** @throws Breach when a promise was broken */
    static Figures run(long seed, Set<Weakness> weaknesses, boolean traced) {
        Chance chance = new Chance(seed);
        VirtualTime time = new VirtualTime(chance.oneOf(STARTS));
        Stage stage = new Stage(time, chance, weaknesses, new Trace(traced), new Figures());
        new Simulation(stage).run();
        stage.figures().seeds = 1;
        return stage.figures();
    }

    private void run() {
        scenario.begin();
        until(TROUBLE);
        stage.chance().calm();
        stage.say(() -> "from now on nothing goes wrong");
        until(END);
        new Quiescence(database, platform, reader).check(courier);
    }

    private void until(long end) {
        while (stage.time().step(end)) {
            if (++stage.figures().steps > MOST_STEPS) {
                throw new Breach("it does not come to rest");
            }
            invariants.check();
            if (written) {
                written = false;
                timer.again();
            }
            relay.wake();
        }
    }

    private void changed(OrderLine line) {
        written = true;
        invariants.written(line);
        scenario.changed(line);
    }

    private void accepted(Booking booking) {
        truth.accepted(booking);
    }

    private void spent(Booking booking) {
        truth.spent(booking);
    }
}
