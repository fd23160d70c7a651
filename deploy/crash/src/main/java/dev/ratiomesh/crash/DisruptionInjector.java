package dev.ratiomesh.crash;

import dev.ratiomesh.local.Mesh;
import dev.ratiomesh.local.MeshPort;
import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Injects disruptions in the order that the seed gives, and counts them. */
final class DisruptionInjector {
    private static final List<MeshPort> SERVICES = List.of(
            MeshPort.CAMPAIGN_SERVICE,
            MeshPort.STATS_POLLER,
            MeshPort.RATIO_ENGINE,
            MeshPort.ORDER_EXECUTOR,
            MeshPort.ORDER_EXECUTOR);
    private static final int MAX_PASSES = 3;

    private final Mesh mesh;
    private final ServiceDatabases databases;
    private final ProviderFaults faults;
    private final Random random;
    private final String disabledSafeguard;
    private final Map<MeshPort, String> armed = new EnumMap<>(MeshPort.class);
    private final Map<String, Integer> counts = new TreeMap<>();
    private int kills;
    private int cuts;

    DisruptionInjector(Mesh mesh, ServiceDatabases databases, CampaignWorkload workload, CrashSettings settings) {
        this.mesh = mesh;
        this.databases = databases;
        this.faults = new ProviderFaults(workload);
        this.random = new Random(settings.seed());
        this.disabledSafeguard = settings.disabledSafeguard();
    }

    int kills() {
        return kills;
    }

    int cuts() {
        return cuts;
    }

    /** Formats each kind of disruption with its number. */
    String counts() {
        return counts.toString();
    }

    void inject(Disruption disruption) throws IOException, InterruptedException, SQLException {
        switch (disruption) {
            case KILL_SERVICE -> kill(pickUnarmed());
            case KILL_POINT -> {
                boolean orderExecutor = random.nextInt(4) > 0;
                MeshPort port = orderExecutor ? MeshPort.ORDER_EXECUTOR : MeshPort.CAMPAIGN_SERVICE;
                arm(
                        port,
                        pick(orderExecutor ? CrashPoints.OF_ORDERS : CrashPoints.OF_CAMPAIGNS),
                        1 + random.nextInt(MAX_PASSES));
            }
            case KILL_ANSWERED -> arm(MeshPort.ORDER_EXECUTOR, "provider-answered", 1);
            case KILL_BROKER -> {
                mesh.restartKafka();
                killed("broker");
            }
            case KILL_POSTGRES -> {
                mesh.restartPostgres();
                killed("postgres");
            }
            case END_SESSIONS -> {
                String database = pick(ServiceDatabases.ALL);
                QueryRetries.run(() -> databases.terminateSessions(database));
                cut("sessions of " + database);
            }
            default -> {
                faults.inject(disruption);
                cut(disruption.name());
            }
        }
    }

    void kill(MeshPort port) {
        countIfAlive(port);
        mesh.process(port).kill();
        armed.remove(port);
    }

    /** Kills a process and starts it with a kill point, at which it dies again. */
    void arm(MeshPort port, String point, int passes) {
        countIfAlive(port);
        mesh.restart(
                port,
                Map.of(
                        "mesh.kill.allowed",
                        "true",
                        "mesh.kill.point",
                        point,
                        "mesh.kill.after",
                        Integer.toString(passes),
                        "mesh.break",
                        disabledSafeguard));
        armed.put(port, point);
    }

    /** Counts a kill unless the process was dead already; a process that was still starting is counted apart. */
    private void countIfAlive(MeshPort port) {
        if (mesh.process(port).isAlive()) {
            killed(port.processName() + (mesh.isReady(port) ? "" : " starting"));
        }
    }

    /** Counts processes that reached their kill point, before supervision restarts them. */
    void countHalted() {
        Map.copyOf(armed).forEach((port, point) -> {
            if (!mesh.process(port).isAlive()) {
                armed.remove(port);
                killed(port.processName() + " at " + point);
            }
        });
    }

    private void killed(String event) {
        kills++;
        counts.merge(event, 1, Integer::sum);
    }

    private void cut(String event) {
        cuts++;
        counts.merge(event, 1, Integer::sum);
    }

    /** Picks a process. One on its way to a kill point is left to reach it, unless no other is picked. */
    private MeshPort pickUnarmed() {
        MeshPort first = pick(SERVICES);
        return armed.containsKey(first) ? pick(SERVICES) : first;
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Lists the named places at which a service can be made to halt. */
    static final class CrashPoints {
        static final List<String> OF_ORDERS = List.of(
                "sending-committed",
                "provider-answered",
                "answer-committed",
                "proposal-committed",
                "unit-committed",
                "lane-committed-before-ack",
                "outbox-sent-before-mark");
        static final List<String> OF_CAMPAIGNS = List.of("lane-committed-before-ack", "outbox-sent-before-mark");

        private CrashPoints() {}
    }
}
