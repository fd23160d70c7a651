package dev.ratiomesh.local;

import dev.ratiomesh.testkit.child.ChildProcess;
import dev.ratiomesh.testkit.child.JavaProcessBuilder;
import java.time.Duration;

/** Runs a process that is restarted when it ends or stops making progress, as Kubernetes would. */
public final class SupervisedProcess {
    private static final int MAX_SILENT_CHECKS = 3;
    private static final Duration START_TIMEOUT = Duration.ofSeconds(120);

    private final String name;
    private final JavaProcessBuilder builder;
    private final String live;
    private final OperatorApi api;
    private ChildProcess process;
    private int silentChecks;
    private int restarts;
    private boolean stopped;

    SupervisedProcess(String name, JavaProcessBuilder builder, String live, OperatorApi api) {
        this.name = name;
        this.builder = builder;
        this.live = live;
        this.api = api;
        this.process = builder.start();
    }

    public String name() {
        return name;
    }

    /** Waits until the health check answers. */
    void awaitUp(String ready) {
        process.await("to be ready", () -> api.isUp(ready), START_TIMEOUT);
    }

    /** Restarts the process when it has ended. */
    void restartIfEnded(Console console) {
        if (!stopped && !process.isAlive()) {
            console.print(name + " has ended; starting it again (log: " + process.log() + ")");
            restart();
        }
    }

    /** Restarts the process when it has reported no progress three times in a row. */
    void checkProgress(Console console) {
        if (stopped) {
            return;
        }
        silentChecks = api.isUp(live) ? 0 : silentChecks + 1;
        if (silentChecks >= MAX_SILENT_CHECKS) {
            console.print(name + " makes no progress; starting it again (log: " + process.log() + ")");
            process.kill();
            restart();
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Kills the process; supervision restarts it. */
    public void kill() {
        process.kill();
    }

    /** Kills the process; it stays down until {@link #restart(JavaProcessBuilder)}. */
    void stop() {
        stopped = true;
        process.kill();
    }

    /** Kills the process and starts it once by this command; later restarts use the usual one. */
    void restart(JavaProcessBuilder command) {
        process.kill();
        stopped = false;
        silentChecks = 0;
        restarts++;
        process = command.start();
    }

    /** Returns the number of restarts, for any reason. */
    public int restarts() {
        return restarts;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    void close() {
        process.close();
    }

    private void restart() {
        silentChecks = 0;
        restarts++;
        process = builder.start();
    }
}
