package dev.ratiomesh.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the options of a local mesh, set by system properties.
 *
 * @param home the checkout in which the processes were built
 * @param dir {@code mesh.dir}: data, logs, keys and the token; survives restarts
 * @param series {@code mesh.series}: recorded series that the sandbox replays, null for generated videos only
 * @param benchmarks {@code mesh.benchmarks}: table or URL of the benchmarks, null for the published coefficients
 * @param speed {@code mesh.speed}: simulated seconds in a real second; 1440 makes a day of a minute
 * @param demo {@code mesh.demo}: runs a demo campaign
 * @param rebuild {@code mesh.rebuild}: rebuilds the projections from the topics
 * @param without {@code mesh.without}: services that are not started, separated by commas
 * @param ports {@code mesh.<process>.port}
 * @param settings {@code mesh.<process>.conf.<key>}: any further system property of a process
 */
public record LocalMeshOptions(
        Path home,
        Path dir,
        @Nullable Path series,
        @Nullable String benchmarks,
        double speed,
        boolean demo,
        boolean rebuild,
        Set<MeshPort> without,
        Map<MeshPort, Integer> ports,
        Map<MeshPort, Map<String, String>> settings) {

    /**
     * Reads the options; paths are relative to the folder in which the command was given.
     *
     * @throws StartException with a message that names the option and its fault
     */
    public static LocalMeshOptions from(Properties properties) {
        Path home = Path.of(properties.getProperty("mesh.home", "")).toAbsolutePath();
        return new LocalMeshOptions(
                home,
                path(properties, "mesh.dir").orElse(home.resolve("deploy/local/target/mesh")),
                path(properties, "mesh.series")
                        .map(file -> readable("mesh.series", file))
                        .orElse(null),
                text(properties, "mesh.benchmarks")
                        .map(LocalMeshOptions::benchmarks)
                        .orElse(null),
                speed(text(properties, "mesh.speed").orElse("1440")),
                flag(properties, "mesh.demo", true),
                flag(properties, "mesh.rebuild", false),
                without(properties),
                ports(properties),
                settings(properties));
    }

    public int port(MeshPort port) {
        return ports.getOrDefault(port, port.defaultPort());
    }

    /** Returns the processes to start. */
    public List<MeshPort> processes() {
        return Arrays.stream(MeshPort.values())
                .filter(port -> !without.contains(port))
                .toList();
    }

    /** Returns the folder of files that channels may publish. */
    public Path videos() {
        return dir.resolve("videos");
    }

    public String url(MeshPort port) {
        return "http://localhost:" + port(port);
    }

    private static Set<MeshPort> without(Properties properties) {
        Set<MeshPort> without = EnumSet.noneOf(MeshPort.class);
        for (String name : text(properties, "mesh.without").orElse("").split(",")) {
            if (!name.isBlank()) {
                without.add(service(name.strip()));
            }
        }
        return without;
    }

    private static MeshPort service(String name) {
        List<MeshPort> services =
                Arrays.stream(MeshPort.values()).filter(MeshPort::isService).toList();
        return services.stream()
                .filter(port -> port.processName().equals(name))
                .findFirst()
                .orElseThrow(() -> new StartException("-Dmesh.without=" + name + " is no service: "
                        + services.stream().map(MeshPort::processName).toList() + "."));
    }

    private static Map<MeshPort, Integer> ports(Properties properties) {
        Map<MeshPort, Integer> ports = new TreeMap<>();
        for (MeshPort port : MeshPort.values()) {
            text(properties, port.option()).ifPresent(value -> ports.put(port, number(port.option(), value)));
        }
        return ports;
    }

    private static Map<MeshPort, Map<String, String>> settings(Properties properties) {
        Map<MeshPort, Map<String, String>> settings = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            for (MeshPort port : MeshPort.values()) {
                String prefix = "mesh." + port.processName() + ".conf.";
                if (name.startsWith(prefix)) {
                    settings.computeIfAbsent(port, any -> new TreeMap<>())
                            .put(name.substring(prefix.length()), properties.getProperty(name));
                }
            }
        }
        return settings;
    }

    private static Optional<String> text(Properties properties, String option) {
        return Optional.ofNullable(properties.getProperty(option))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static Optional<Path> path(Properties properties, String option) {
        return text(properties, option)
                .map(value -> Path.of(value).toAbsolutePath().normalize());
    }

    private static Path readable(String option, Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new StartException("-D" + option + "=" + file + " is no file that can be read.");
        }
        return file;
    }

    private static String benchmarks(String value) {
        return value.matches("(?i)https?://.+")
                ? value
                : readable("mesh.benchmarks", Path.of(value).toAbsolutePath().normalize())
                        .toString();
    }

    private static int number(String option, String value) {
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65535) {
            throw new StartException("-D" + option + "=" + value + " is no port: 1 to 65535.");
        }
        return Integer.parseInt(value);
    }

    private static double speed(String value) {
        try {
            double speed = Double.parseDouble(value);
            if (speed >= 1 && speed <= 100_000) {
                return speed;
            }
        } catch (NumberFormatException e) {
            throw new StartException("-Dmesh.speed=" + value + " is no number: 1 to 100000.", e);
        }
        throw new StartException("-Dmesh.speed=" + value + " is out of range: 1 to 100000.");
    }

    private static boolean flag(Properties properties, String option, boolean defaultValue) {
        String value = text(properties, option).orElse(Boolean.toString(defaultValue));
        if (!value.equals("true") && !value.equals("false")) {
            throw new StartException("-D" + option + "=" + value + " is neither true nor false.");
        }
        return value.equals("true");
    }
}
