package dev.ratiomesh.testkit.shape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code contracts/DICTIONARY.md}. A capitalised name in backticks is a type of the mesh, {@code Outer.Nested} for a
 * nested one; library types are written with their package. The section "One-word type names" lists the allowed ones.
 */
final class HouseDictionary {

    private static final String ONE_WORD_SECTION = "## One-word type names";
    private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z0-9]*[a-z0-9][A-Za-z0-9]*(?:\\.[A-Z]\\w*)*)`");

    private final String text;

    HouseDictionary(String text) {
        this.text = text;
    }

    /** @throws IllegalStateException where neither the folder nor one above it has the file */
    static HouseDictionary near(Path folder) {
        try {
            return new HouseDictionary(Files.readString(root(folder).resolve("contracts/DICTIONARY.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finds the repository's root: the nearest folder, upwards, that has {@code contracts/DICTIONARY.md}. */
    static Path root(Path folder) {
        for (Path candidate = folder.toAbsolutePath(); candidate != null; candidate = candidate.getParent()) {
            if (Files.exists(candidate.resolve("contracts/DICTIONARY.md"))) {
                return candidate;
            }
        }
        throw new IllegalStateException("no contracts/DICTIONARY.md above " + folder.toAbsolutePath());
    }

    /** Lists every type that the text names, as {@code Type} or {@code Outer.Nested}. */
    Set<String> types() {
        return typesIn(text);
    }

    /** Lists the allowed one-word names; empty where the section is missing. */
    Set<String> oneWordNames() {
        int from = text.indexOf(ONE_WORD_SECTION);
        if (from < 0) {
            return Set.of();
        }
        int to = text.indexOf("\n## ", from + 1);
        return typesIn(text.substring(from, to < 0 ? text.length() : to));
    }

    private static Set<String> typesIn(String text) {
        Set<String> types = new TreeSet<>();
        Matcher matcher = TYPE.matcher(text);
        while (matcher.find()) {
            types.add(matcher.group(1));
        }
        return types;
    }
}
