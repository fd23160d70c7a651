package dev.ratiomesh.testkit.kafka;

import java.nio.file.Path;

/**
 * The options of a broker.
 *
 * @param folder holds data, settings and log; kept over restarts
 * @param port 0 for a free port, to 65535
 * @param heapMegabytes maximum heap of the broker's JVM, 128 or more
 */
public record KafkaOptions(Path folder, int port, int heapMegabytes) {

    public static final String PORT_OPTION = "mesh.kafka.port";
    public static final String FOLDER_OPTION = "mesh.dir";

    public KafkaOptions {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("-D" + PORT_OPTION + "=" + port + " is no port: use 0 to 65535");
        }
        if (heapMegabytes < 128) {
            throw new IllegalArgumentException("A broker needs a heap of 128 MB or more, not " + heapMegabytes);
        }
        folder = folder.toAbsolutePath();
    }

    /** Returns options with a free port and 256 MB of heap. */
    public static KafkaOptions in(Path folder) {
        return new KafkaOptions(folder, 0, 256);
    }

    public KafkaOptions withPort(int newPort) {
        return new KafkaOptions(folder, newPort, heapMegabytes);
    }

    public KafkaOptions withHeapMegabytes(int megabytes) {
        return new KafkaOptions(folder, port, megabytes);
    }
}
