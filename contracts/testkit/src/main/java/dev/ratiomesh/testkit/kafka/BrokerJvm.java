package dev.ratiomesh.testkit.kafka;

import dev.ratiomesh.testkit.child.ChildProcess;
import dev.ratiomesh.testkit.child.FreePorts;
import dev.ratiomesh.testkit.child.JavaProcessBuilder;
import dev.ratiomesh.testkit.child.ServerFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The command that runs the broker. */
final class BrokerJvm {

    private static final String CLASS_PATH = "/kafka-broker.classpath";
    private static final String CLUSTER_ID = "cmF0aW8tbWVzaC1sb2NhbA";

    private BrokerJvm() {}

    static ChildProcess start(ServerFolder folder, KafkaOptions options) {
        Path settings = folder.resolve("server.properties");
        write(settings, BrokerSettings.of(folder.resolve("data"), options.port(), FreePorts.free()));
        return JavaProcessBuilder.of("kafka", BrokerMain.class.getName())
                .jvm("-Xms64m", "-Xmx" + options.heapMegabytes() + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .property("slf4j.provider", WarningLoggerProvider.class.getName())
                .classPath(classPath())
                .arguments(
                        settings.toString(),
                        CLUSTER_ID,
                        folder.resolve("formatted").toString())
                .log(folder.resolve("kafka.log"))
                .start();
    }

    private static String classPath() {
        try (InputStream in = BrokerJvm.class.getResourceAsStream(CLASS_PATH)) {
            if (in == null) {
                throw new IllegalStateException("contracts-broker is missing on the class path: build it first");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot read " + CLASS_PATH, broken);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot write " + file, broken);
        }
    }
}
