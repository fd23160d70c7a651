package dev.ratiomesh.local;

import dev.ratiomesh.testkit.child.FreePorts;
import dev.ratiomesh.testkit.child.JavaProcessBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs the mesh: its infrastructure, its processes and the operator's API. */
public final class Mesh implements AutoCloseable {
    private final LocalMeshOptions options;
    private final Console console;
    private final LocalKeys keys;
    private Infrastructure infrastructure;
    private final Map<MeshPort, SupervisedProcess> processes;
    private volatile boolean supervising = true;

    private Mesh(LocalMeshOptions options, Console console, LocalKeys keys, Infrastructure infrastructure) {
        this.options = options;
        this.console = console;
        this.keys = keys;
        this.infrastructure = infrastructure;
        this.processes = new LinkedHashMap<>();
    }

    /**
     * Starts everything and returns when all of it is ready.
     *
     * @throws StartException or IllegalStateException when the mesh cannot start; the message is for a person
     */
    public static Mesh start(LocalMeshOptions options, Console console) {
        for (MeshPort port : options.processes()) {
            FreePorts.requireFree(port.processName(), options.port(port), port.option());
        }
        console.print("Data, logs and the operator's token are in " + options.dir());
        LocalKeys keys = LocalKeys.in(options.dir(), Clock.systemUTC());
        createFolder(options.videos());
        console.print("Starting Kafka and Postgres …");
        Mesh mesh = new Mesh(options, console, keys, Infrastructure.start(options));
        console.print("Kafka is up: " + mesh.bootstrapServers() + "; Postgres is up: "
                + mesh.infrastructure.postgres().url("postgres"));
        mesh.startProcesses();
        return mesh;
    }

    public LocalMeshOptions options() {
        return options;
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StartException(folder + " cannot be created: " + e.getMessage(), e);
        }
    }

    /** Returns the services' HTTP under the operator's token. */
    public OperatorApi api() {
        return new OperatorApi(keys.token());
    }

    /** Returns the operator's token. */
    public String token() {
        return keys.token();
    }

    public String bootstrapServers() {
        return infrastructure.kafka().bootstrapServers();
    }

    /** Returns the JDBC address of a service's database, user included. */
    public String database(String name) {
        return infrastructure.postgres().jdbcUrl(name) + "?user="
                + infrastructure.postgres().user() + "&password="
                + infrastructure.postgres().password();
    }

    public SupervisedProcess process(MeshPort port) {
        SupervisedProcess process = processes.get(port);
        if (process == null) {
            throw new IllegalArgumentException(port + " is no process of the mesh's own");
        }
        return process;
    }

    /** Kills a process and starts it with these further system properties, which later starts do not have. */
    public void restart(MeshPort port, Map<String, String> properties) {
        process(port).restart(services().processBuilder(port, properties));
    }

    /** Kills a process, which stays down until {@link #restart}. */
    public void stop(MeshPort port) {
        process(port).stop();
    }

    /** Tells whether a process reports that it is ready. */
    public boolean isReady(MeshPort port) {
        return process(port).isAlive() && api().isUp(health(port, "ready"));
    }

    /** Kills the broker and starts it on the same port and data. */
    public void restartKafka() {
        infrastructure = infrastructure.withKafkaRestarted();
    }

    /** Kills the database server with all its sessions, as in a power failure, and starts it on the same data. */
    public void restartPostgres() {
        infrastructure = infrastructure.withPostgresRestarted();
    }

    /** Ends supervision: no process is restarted from now on. */
    public void stopSupervision() {
        supervising = false;
    }

    /** Restarts processes that have ended. */
    public void restartEnded() {
        if (!supervising) {
            return;
        }
        processes.values().forEach(process -> process.restartIfEnded(console));
    }

    /** Restarts processes that make no progress. */
    public void checkProgress() {
        if (!supervising) {
            return;
        }
        processes.values().forEach(process -> process.checkProgress(console));
    }

    @Override
    public void close() {
        stopSupervision();
        List.copyOf(processes.values()).forEach(SupervisedProcess::close);
        infrastructure.kafka().close();
        infrastructure.postgres().close();
    }

    private void startProcesses() {
        Map<MeshPort, JavaProcessBuilder> builders = services().processBuilders();
        console.print("Starting "
                + builders.keySet().stream().map(MeshPort::processName).collect(Collectors.joining(", ")) + " …");
        builders.forEach((port, builder) ->
                processes.put(port, new SupervisedProcess(port.processName(), builder, health(port, "live"), api())));
        processes.forEach((port, process) -> {
            process.awaitUp(health(port, "ready"));
            console.print(process.name() + " is up: " + options.url(port));
        });
    }

    private ServiceCatalog services() {
        return new ServiceCatalog(options, keys, infrastructure.kafka(), infrastructure.postgres());
    }

    private String health(MeshPort port, String kind) {
        return options.url(port) + (port == MeshPort.SANDBOX ? "/sandbox/health" : "/q/health/" + kind);
    }
}
