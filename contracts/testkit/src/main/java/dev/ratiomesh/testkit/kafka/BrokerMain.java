package dev.ratiomesh.testkit.kafka;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Formats the storage once and starts the broker, in the broker's own JVM. One JVM instead of two saves over a second.
 * Kafka's server classes are on the child's class path only, so they are named as strings.
 */
public final class BrokerMain {

    private BrokerMain() {}

    /** Arguments: the settings file, the cluster id, the file that marks finished formatting. */
    public static void main(String[] args) throws Exception {
        Path formatted = Path.of(args[2]);
        if (!Files.exists(formatted)) {
            format(args[0], args[1]);
            Files.createFile(formatted);
        }
        Class.forName("kafka.Kafka").getMethod("main", String[].class).invoke(null, (Object) new String[] {args[0]});
    }

    private static void format(String settings, String clusterId) throws Exception {
        String[] command = {"format", "--ignore-formatted", "-t", clusterId, "-c", settings};
        Object code = Class.forName("kafka.tools.StorageTool")
                .getMethod("execute", String[].class, PrintStream.class)
                .invoke(null, command, System.out);
        if (!Integer.valueOf(0).equals(code)) {
            throw new IllegalStateException("Kafka's storage could not be formatted, code " + code);
        }
    }
}
