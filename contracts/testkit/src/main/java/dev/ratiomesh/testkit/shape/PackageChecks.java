package dev.ratiomesh.testkit.shape;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Checks a module's packages: their size, the circles between them, and helpers that serve one type alone. */
final class PackageChecks {

    private static final int MIN_TYPES = 3;
    private static final int MAX_TYPES = 24;
    private static final int MIN_LINES_ALONE = 60;
    /** {@code dev.ratiomesh.service.feature}: a feature's root, or less. */
    private static final int ROOT_DEPTH = 4;

    /** Marks of types and members that a framework calls; by name, so that the testkit needs none of the libraries. */
    private static final Set<String> ENTRY_POINTS = Set.of(
            "io.quarkus.scheduler.Scheduled",
            "io.smallrye.config.ConfigMapping",
            "jakarta.enterprise.inject.Produces",
            "jakarta.persistence.Embeddable",
            "jakarta.persistence.Entity",
            "jakarta.ws.rs.Path",
            "jakarta.ws.rs.ext.Provider",
            "org.eclipse.microprofile.health.Liveness",
            "org.eclipse.microprofile.health.Readiness",
            "org.eclipse.microprofile.reactive.messaging.Incoming",
            "org.eclipse.microprofile.reactive.messaging.Incomings",
            "org.jboss.resteasy.reactive.server.ServerExceptionMapper");

    private PackageChecks() {}

    /**
     * Names each package of more than 24 top-level types, and each of fewer than three. The service's package, a
     * feature's root and an edge (a package named inbound or outbound) may be smaller, because the architecture
     * prescribes them.
     */
    static List<String> sizes(Iterable<JavaClass> classes) {
        Map<String, Integer> sizes = new TreeMap<>();
        for (JavaClass type : classes) {
            if (type.isTopLevelClass() && NameChecks.isNamed(type)) {
                sizes.merge(type.getPackageName(), 1, Integer::sum);
            }
        }
        List<String> violations = new ArrayList<>();
        sizes.forEach((name, size) -> {
            if (size > MAX_TYPES) {
                violations.add(name + " has more than " + MAX_TYPES + " top-level types");
            } else if (size < MIN_TYPES && !mayBeSmall(name)) {
                violations.add(name + " has fewer than " + MIN_TYPES + " top-level types");
            }
        });
        return violations;
    }

    private static boolean mayBeSmall(String name) {
        return name.split("\\.").length <= ROOT_DEPTH || name.endsWith(".inbound") || name.endsWith(".outbound");
    }

    /** Names each dependency between two packages that other dependencies lead back from. */
    static List<String> circles(Iterable<JavaClass> classes) {
        Set<String> packages = new TreeSet<>();
        classes.forEach(type -> packages.add(type.getPackageName()));
        Map<String, Set<String>> targets = new TreeMap<>();
        for (JavaClass type : classes) {
            String from = type.getPackageName();
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = dependency.getTargetClass().getBaseComponentType().getPackageName();
                if (packages.contains(to) && !to.equals(from)) {
                    targets.computeIfAbsent(from, name -> new TreeSet<>()).add(to);
                }
            }
        }
        List<String> violations = new ArrayList<>();
        targets.forEach((from, reached) -> reached.stream()
                .filter(to -> reaches(targets, to, from, new HashSet<>()))
                .forEach(to -> violations.add(from + " -> " + to + " is part of a circle")));
        return violations;
    }

    private static boolean reaches(Map<String, Set<String>> targets, String from, String to, Set<String> visited) {
        return from.equals(to)
                || (visited.add(from)
                        && targets.getOrDefault(from, Set.of()).stream()
                                .anyMatch(next -> reaches(targets, next, to, visited)));
    }

    /**
     * Names each package-private top-level type of fewer than 60 lines that exactly one other top-level type uses: it
     * is read with its user and belongs into its file. Types that a framework calls are left alone.
     */
    static List<String> singleUsers(Iterable<JavaClass> classes, ModuleSources sources) {
        List<String> violations = new ArrayList<>();
        for (JavaClass type : classes) {
            if (!isHelper(type) || sources.lines(type.getName()) >= MIN_LINES_ALONE) {
                continue;
            }
            Set<String> users = users(type);
            if (users.size() == 1) {
                violations.add(
                        type.getName() + " serves only " + users.iterator().next() + ": nest or merge it");
            }
        }
        return violations;
    }

    private static boolean isHelper(JavaClass type) {
        return type.isTopLevelClass()
                && NameChecks.isNamed(type)
                && !type.getModifiers().contains(JavaModifier.PUBLIC)
                && Stream.concat(Stream.of(type), type.getMembers().stream()).noneMatch(PackageChecks::isEntryPoint);
    }

    private static boolean isEntryPoint(CanBeAnnotated marked) {
        return ENTRY_POINTS.stream().anyMatch(marked::isAnnotatedWith);
    }

    private static Set<String> users(JavaClass type) {
        Set<String> users = new TreeSet<>();
        for (JavaClass part : withNested(type)) {
            part.getDirectDependenciesToSelf().forEach(use -> users.add(topLevel(use.getOriginClass())));
        }
        users.remove(type.getName());
        return users;
    }

    private static List<JavaClass> withNested(JavaClass type) {
        return type.getPackage().getClasses().stream()
                .filter(other -> topLevel(other).equals(type.getName()))
                .toList();
    }

    private static String topLevel(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }
}
