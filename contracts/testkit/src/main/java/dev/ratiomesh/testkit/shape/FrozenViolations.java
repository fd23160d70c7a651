package dev.ratiomesh.testkit.shape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Compares the violations of a gate with those frozen in the module's {@code src/test/resources/frozen-violations.txt}.
 *
 * <p>The file holds one violation a line, {@code gate | violation}, sorted and without line numbers, so that a change
 * elsewhere in a file does not touch it. A violation that is not frozen fails the test; so does a frozen one that is mended,
 * until its line is removed: the list shrinks and cannot hide a relapse. A build never writes the file; only the system
 * property {@code mesh.freeze} does: {@code shrink} removes mended lines, {@code all} also adds new ones.
 */
final class FrozenViolations {

    private static final String FILE = "src/test/resources/frozen-violations.txt";
    private static final String SEPARATOR = " | ";

    private final Path file;
    private final String mode;

    /** @param mode {@code shrink}, {@code all}, or empty for a run that writes nothing */
    FrozenViolations(Path file, String mode) {
        if (!List.of("", "shrink", "all").contains(mode)) {
            throw new IllegalArgumentException("mesh.freeze is shrink or all, not " + mode);
        }
        this.file = file;
        this.mode = mode;
    }

    /** @param module the module's folder */
    static FrozenViolations of(Path module) {
        return new FrozenViolations(module.resolve(FILE), System.getProperty("mesh.freeze", ""));
    }

    /** @throws AssertionError where violations and frozen lines of the gate differ and the mode does not settle it */
    void check(String gate, Collection<String> violations) {
        SortedSet<String> found = new TreeSet<>();
        violations.forEach(violation -> found.add(gate + SEPARATOR + violation));
        SortedSet<String> others = read();
        SortedSet<String> frozen = new TreeSet<>(others);
        frozen.removeIf(line -> !line.startsWith(gate + SEPARATOR));
        others.removeAll(frozen);
        SortedSet<String> added = without(found, frozen);
        SortedSet<String> mended = without(frozen, found);
        if (mode.equals("all")) {
            added.clear();
            mended.clear();
            write(others, found);
        } else if (mode.equals("shrink")) {
            frozen.removeAll(mended);
            mended.clear();
            write(others, frozen);
        }
        report(gate, added, mended);
    }

    private static void report(String gate, SortedSet<String> added, SortedSet<String> mended) {
        List<String> text = new ArrayList<>();
        if (!added.isEmpty()) {
            text.add(added.size() + " new violation(s) of the gate " + gate + " that are not frozen:");
            text.addAll(added);
        }
        if (!mended.isEmpty()) {
            text.add(mended.size() + " frozen violation(s) of the gate " + gate
                    + " are mended; remove their lines from " + FILE + ", for example with -Dmesh.freeze=shrink:");
            text.addAll(mended);
        }
        if (!text.isEmpty()) {
            throw new AssertionError(String.join("\n", text));
        }
    }

    private static SortedSet<String> without(SortedSet<String> lines, SortedSet<String> removed) {
        SortedSet<String> rest = new TreeSet<>(lines);
        rest.removeAll(removed);
        return rest;
    }

    private SortedSet<String> read() {
        try {
            return Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : new TreeSet<>();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(SortedSet<String> others, SortedSet<String> lines) {
        SortedSet<String> all = new TreeSet<>(others);
        all.addAll(lines);
        try {
            if (all.isEmpty()) {
                Files.deleteIfExists(file);
            } else if (!all.equals(read())) {
                Files.createDirectories(file.getParent());
                Files.write(file, all);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
