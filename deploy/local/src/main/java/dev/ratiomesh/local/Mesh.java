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
    private Infrastructure backing;
    private final Map<MeshPort, SupervisedProcess> processes;
    private volatile boolean watching = true;

    private Mesh(LocalMeshOptions options, Console console, LocalKeys keys, Infrastructure backing) {
        this.options = options;
        this.console = console;
        this.keys = keys;
        this.backing = backing;
        this.processes = new LinkedHashMap<>();
    }

    /**
     * Starts everything and returns when all of it is ready.
     *
     * @throws StartException or IllegalStateException when the mesh cannot start; the message is for a person
     */
    public static Mesh start(LocalMeshOptions options, Console console) {
        for (MeshPort port : options.wanted()) {
            FreePorts.mustBeFree(port.who(), options.port(port), port.option());
        }
        console.say("Data, logs and the operator's token are in " + options.dir());
        LocalKeys keys = LocalKeys.in(options.dir(), Clock.systemUTC());
        makeFolder(options.videos());
        console.say("Starting Kafka and Postgres …");
        Mesh mesh = new Mesh(options, console, keys, Infrastructure.start(options));
        console.say("Kafka is up: " + mesh.bootstrapServers() + "; Postgres is up: "
                + mesh.backing.postgres().url("postgres"));
        mesh.startProcesses();
        return mesh;
    }

    public LocalMeshOptions options() {
        return options;
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StartException(folder + " cannot be made: " + e.getMessage(), e);
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
        return backing.kafka().bootstrapServers();
    }

    /** Returns the JDBC address of a service's database, user included. */
    public String database(String name) {
        return backing.postgres().jdbcUrl(name) + "?user=" + backing.postgres().user() + "&password="
                + backing.postgres().password();
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
        process(port).restart(services().recipe(port, properties));
    }

    /** Kills a process, which stays down until {@link #restart}. */
    public void hold(MeshPort port) {
        process(port).hold();
    }

    /** Tells whether a process reports that it is ready. */
    public boolean isReady(MeshPort port) {
        return process(port).isAlive() && api().isUp(health(port, "ready"));
    }

    /** Kills the broker and starts it on the same port and data. */
    public void restartKafka() {
        backing = backing.withKafkaRestarted();
    }

    /** Kills the database server with all its sessions, as in a power failure, and starts it on the same data. */
    public void restartPostgres() {
        backing = backing.withPostgresRestarted();
    }

    /** Ends supervision: no process is restarted from now on. */
    public void stopWatching() {
        watching = false;
    }

    /** Restarts processes that have ended. */
    public void look() {
        if (!watching) {
            return;
        }
        processes.values().forEach(process -> process.look(console));
    }

    /** Restarts processes that make no progress. */
    public void checkProgress() {
        if (!watching) {
            return;
        }
        processes.values().forEach(process -> process.checkProgress(console));
    }

    @Override
    public void close() {
        stopWatching();
        List.copyOf(processes.values()).forEach(SupervisedProcess::close);
        backing.kafka().close();
        backing.postgres().close();
    }

    private void startProcesses() {
        Map<MeshPort, JavaProcessBuilder> recipes = services().recipes();
        console.say(
                "Starting " + recipes.keySet().stream().map(MeshPort::who).collect(Collectors.joining(", ")) + " …");
        recipes.forEach((port, recipe) ->
                processes.put(port, new SupervisedProcess(port.who(), recipe, health(port, "live"), api())));
        processes.forEach((port, process) -> {
            process.awaitUp(health(port, "ready"));
            console.say(process.name() + " is up: " + options.url(port));
        });
    }

    private ServiceCatalog services() {
        return new ServiceCatalog(options, keys, backing.kafka(), backing.postgres());
    }

    private String health(MeshPort port, String kind) {
        return options.url(port) + (port == MeshPort.SANDBOX ? "/sandbox/health" : "/q/health/" + kind);
    }
}
