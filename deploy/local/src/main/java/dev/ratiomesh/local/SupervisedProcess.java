package dev.ratiomesh.local;

import dev.ratiomesh.testkit.child.ChildProcess;
import dev.ratiomesh.testkit.child.JavaProcessBuilder;
import java.time.Duration;

/** A process that is started again when it ends or stops making progress, as Kubernetes would. */
public final class SupervisedProcess {
    private static final int PATIENCE = 3;
    private static final Duration START = Duration.ofSeconds(120);

    private final String name;
    private final JavaProcessBuilder recipe;
    private final String live;
    private final OperatorApi api;
    private ChildProcess process;
    private int silent;
    private int starts;
    private boolean held;

    SupervisedProcess(String name, JavaProcessBuilder recipe, String live, OperatorApi api) {
        this.name = name;
        this.recipe = recipe;
        this.live = live;
        this.api = api;
        this.process = recipe.start();
    }

    public String name() {
        return name;
    }

    /** Waits until its health check answers. */
    void awaitUp(String ready) {
        process.await("to be ready", () -> api.isUp(ready), START);
    }

    /** Starts it again when it has ended. */
    void look(Console console) {
        if (!held && !process.isAlive()) {
            console.say(name + " has ended; starting it again (log: " + process.log() + ")");
            restart();
        }
    }

    /** Starts it again when it has said three times in a row that it makes no progress. */
    void checkProgress(Console console) {
        if (held) {
            return;
        }
        silent = api.isUp(live) ? 0 : silent + 1;
        if (silent >= PATIENCE) {
            console.say(name + " makes no progress; starting it again (log: " + process.log() + ")");
            process.kill();
            restart();
        }
    }

    public long pid() {
        return process.pid();
    }

    /** SIGKILL; whoever watches starts it again. */
    public void kill() {
        process.kill();
    }

    /** SIGKILL; nobody starts it again before {@link #restart(JavaProcessBuilder)}. */
    void hold() {
        held = true;
        process.kill();
    }

    /** SIGKILL, and this once another recipe; whenever it ends again, the usual one. */
    void restart(JavaProcessBuilder once) {
        process.kill();
        held = false;
        silent = 0;
        starts++;
        process = once.start();
    }

    /** How often it was started again, by whomever. */
    public int restarts() {
        return starts;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    void close() {
        process.close();
    }

    private void restart() {
        silent = 0;
        starts++;
        process = recipe.start();
    }
}
