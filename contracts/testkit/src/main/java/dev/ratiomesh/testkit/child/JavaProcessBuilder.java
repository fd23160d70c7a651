package dev.ratiomesh.testkit.child;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds the command line of a child JVM, then starts the child with {@link #start()}. */
public final class JavaProcessBuilder {

    private static final Duration GRACE = Duration.ofSeconds(10);

    /** Gives the child its own session, so that Ctrl-C reaches only the parent, which stops its children in order. */
    private static final List<String> OWN_SESSION =
            Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("/usr/bin/setsid") : List.of();

    private final String name;
    private final String mainClass;
    private final List<String> jvmOptions = new ArrayList<>();
    private final List<String> classPath = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private Path log;
    private Path directory = Path.of("").toAbsolutePath();
    private Duration grace = GRACE;

    private JavaProcessBuilder(String name, String mainClass) {
        this.name = name;
        this.mainClass = mainClass;
        this.log = Path.of(name + ".log").toAbsolutePath();
    }

    /** Begins a child that runs the main class; its name is used in messages. */
    public static JavaProcessBuilder of(String name, String mainClass) {
        return new JavaProcessBuilder(name, mainClass);
    }

    /** Adds JVM options, for example {@code -Xmx128m}. */
    public JavaProcessBuilder jvm(String... options) {
        jvmOptions.addAll(List.of(options));
        return this;
    }

    /** Sets a system property of the child. */
    public JavaProcessBuilder property(String key, String value) {
        return jvm("-D" + key + "=" + value);
    }

    /** Adds jars or folders; an entry may join several with the path separator. */
    public JavaProcessBuilder classPath(String... entries) {
        classPath.addAll(List.of(entries));
        return this;
    }

    public JavaProcessBuilder arguments(String... values) {
        arguments.addAll(List.of(values));
        return this;
    }

    /** Sets an environment variable in addition to those inherited from this process. */
    public JavaProcessBuilder environment(String key, String value) {
        environment.put(key, value);
        return this;
    }

    /**
     * Sets the file to which standard output and error are appended; by default {@code <name>.log} in the working
     * folder.
     */
    public JavaProcessBuilder log(Path file) {
        log = file.toAbsolutePath();
        return this;
    }

    public JavaProcessBuilder directory(Path folder) {
        directory = folder.toAbsolutePath();
        return this;
    }

    /** Sets the grace period before the child is killed; 10 seconds by default. */
    public JavaProcessBuilder grace(Duration time) {
        grace = time;
        return this;
    }

    /**
     * Starts the child. The classes that end a child with its parent are added to its class path.
     *
     * @throws java.io.UncheckedIOException when the JVM cannot be started
     */
    public ChildProcess start() {
        return ChildProcess.start(this);
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    Path directory() {
        return directory;
    }

    Duration grace() {
        return grace;
    }

    Map<String, String> environment() {
        return environment;
    }

    List<String> command() {
        List<String> command = new ArrayList<>(OWN_SESSION);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("-D" + EndsWithParent.GRACE + "=" + Math.max(1, grace.toSeconds()));
        command.add("-cp");
        command.add(Stream.concat(Stream.of(ChildJar.path().toString()), classPath.stream())
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(EndsWithParent.class.getName());
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    /**
     * Writes a jar of the few classes that run inside a child. A child must not get the parent's whole class path, and a
     * shared class archive refuses folders and changing jars, so the jar is a file of its own, named by its content.
     */
    static final class ChildJar {

        private static final List<String> CLASSES = List.of(
                "child/EndsWithParent",
                "child/ServerGuard",
                "kafka/BrokerMain",
                "kafka/WarningLoggerProvider",
                "kafka/WarningLoggerProvider$WarningLogger");
        private static final String ROOT = "dev/ratiomesh/testkit/";

        private ChildJar() {}

        static Path path() {
            try {
                byte[] bytes = bytes();
                Path jar = FileCache.folder().resolve("child-" + FileCache.hash(bytes) + ".jar");
                if (!Files.exists(jar)) {
                    Path fresh = Files.createTempFile(FileCache.folder(), "child", ".jar.new");
                    Files.write(fresh, bytes);
                    FileCache.moveIntoPlace(fresh, jar);
                }
                return jar;
            } catch (IOException broken) {
                throw new UncheckedIOException("Cannot write the classes of a child to " + FileCache.folder(), broken);
            }
        }

        private static byte[] bytes() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
                for (String name : CLASSES) {
                    ZipEntry entry = new ZipEntry(ROOT + name + ".class");
                    entry.setTime(0); // the same classes give the same bytes
                    jar.putNextEntry(entry);
                    jar.write(classBytes("/" + entry.getName()));
                }
            }
            return bytes.toByteArray();
        }

        private static byte[] classBytes(String resource) throws IOException {
            try (InputStream in = ChildJar.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IOException("The testkit has no class " + resource);
                }
                return in.readAllBytes();
            }
        }
    }
}
