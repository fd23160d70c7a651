package dev.ratiomesh.testkit.child;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class and ends the JVM when standard input ends. The parent holds the other end of that pipe and
 * never writes; the operating system closes the pipe when the parent ends for any reason.
 *
 * <p>{@code java -cp testkit.jar:app.jar dev.ratiomesh.testkit.child.EndsWithParent <main class> <arguments>}. The
 * system property {@value #GRACE} is the number of seconds for the shutdown hooks, 10 by default; then the JVM is
 * halted with code {@value #HALTED}.
 */
public final class EndsWithParent {

    public static final String GRACE = "mesh.child.grace";

    /** The exit code of a child whose shutdown hooks did not finish in time. */
    public static final int HALTED = 137;

    private EndsWithParent() {}

    public static void main(String[] args) throws Throwable {
        if (args.length == 0) {
            throw new IllegalArgumentException("Arguments: the main class to run, then its arguments");
        }
        daemon("parent-watch", () -> endAfter(System.in));
        run(args[0], Arrays.copyOfRange(args, 1, args.length));
    }

    private static void run(String mainClass, String[] args) throws Throwable {
        try {
            Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    private static void endAfter(InputStream pipe) {
        try {
            while (pipe.read() >= 0) {
                // the parent never writes; only the end of the pipe matters
            }
        } catch (IOException broken) {
            System.err.println("The pipe to the parent broke, as when it ends: " + broken.getMessage());
        }
        daemon("parent-gone", EndsWithParent::haltAfterGrace);
        System.exit(0);
    }

    private static void haltAfterGrace() {
        try {
            Thread.sleep(1000L * Integer.getInteger(GRACE, 10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(HALTED);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
