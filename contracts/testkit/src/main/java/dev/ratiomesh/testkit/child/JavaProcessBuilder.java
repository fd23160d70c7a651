package dev.ratiomesh.testkit.child;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What to start as a child JVM: filled in step by step, then {@link #start()}. */
public final class JavaProcessBuilder {

    private static final Duration GRACE = Duration.ofSeconds(10);

    /** Out of the terminal's reach: Ctrl-C is for the parent, which ends its children in the right order. */
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

    /** A child of this name, used in messages, that runs the main class. */
    public static JavaProcessBuilder of(String name, String mainClass) {
        return new JavaProcessBuilder(name, mainClass);
    }

    /** For example {@code -Xmx128m}. */
    public JavaProcessBuilder jvm(String... options) {
        jvmOptions.addAll(List.of(options));
        return this;
    }

    /** A system property of the child. */
    public JavaProcessBuilder property(String key, String value) {
        return jvm("-D" + key + "=" + value);
    }

    /** Jars or folders, each entry one or several joined by the path separator. */
    public JavaProcessBuilder classPath(String... entries) {
        classPath.addAll(List.of(entries));
        return this;
    }

    public JavaProcessBuilder arguments(String... values) {
        arguments.addAll(List.of(values));
        return this;
    }

    /** Added to, or in place of, what the child inherits from this process. */
    public JavaProcessBuilder environment(String key, String value) {
        environment.put(key, value);
        return this;
    }

    /** Where standard output and error go, appended; {@code <name>.log} in the working folder unless told. */
    public JavaProcessBuilder log(Path file) {
        log = file.toAbsolutePath();
        return this;
    }

    public JavaProcessBuilder directory(Path folder) {
        directory = folder.toAbsolutePath();
        return this;
    }

    /** How long a polite end may take before it is forced; 10 seconds unless told. */
    public JavaProcessBuilder grace(Duration time) {
        grace = time;
        return this;
    }

    /**
     * Starts it. Its class path needs nothing added: the few classes that end a child with its parent come along.
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
}
