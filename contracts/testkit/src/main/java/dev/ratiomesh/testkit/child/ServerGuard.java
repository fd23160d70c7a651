package dev.ratiomesh.testkit.child;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a server that is no Java program, and a command that stops the server when this JVM ends: {@code <stop command>
 * -- <server command>}. Together with {@link EndsWithParent}, the guard ends any server with its parent process. The
 * guard ends with the server's own exit code.
 */
public final class ServerGuard {

    private static final long STOP_SECONDS = 8;

    private final List<String> stop;
    private final Process server;

    private ServerGuard(List<String> stop, Process server) {
        this.stop = stop;
        this.server = server;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> all = List.of(args);
        int split = all.indexOf("--");
        Process server = new ProcessBuilder(all.subList(split + 1, all.size()))
                .inheritIO()
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        ServerGuard guard = new ServerGuard(all.subList(0, split), server);
        Runtime.getRuntime().addShutdownHook(new Thread(guard::stop, "stop-server"));
        System.exit(server.waitFor());
    }

    private void stop() {
        try {
            if (server.isAlive()) {
                new ProcessBuilder(stop).inheritIO().start().waitFor(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (IOException failed) {
            System.err.println("Could not stop the server politely: " + failed.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            server.destroyForcibly();
        }
    }
}
