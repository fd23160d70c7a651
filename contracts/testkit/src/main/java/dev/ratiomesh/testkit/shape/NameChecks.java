package dev.ratiomesh.testkit.shape;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Checks the names of a module's types: one meaning a name, and two words or more unless the dictionary has the name. */
final class NameChecks {

    /** A capital that begins a word: before a small letter, a digit or the end, or the first of an abbreviation. */
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z][a-z0-9]*");

    private NameChecks() {}

    /** Names each type whose simple name another type of the module has too, top-level and nested alike. */
    static List<String> homonyms(Iterable<JavaClass> classes) {
        Map<String, List<String>> types = new TreeMap<>();
        for (JavaClass type : classes) {
            if (isNamed(type)) {
                types.computeIfAbsent(type.getSimpleName(), name -> new ArrayList<>())
                        .add(type.getName());
            }
        }
        types.values().removeIf(same -> same.size() < 2);
        return types.values().stream()
                .flatMap(List::stream)
                .map(type -> type + " shares its simple name with another type of the module")
                .toList();
    }

    /** Names each top-level type of one word that is not allowed. A nested type is read with its outer type's name. */
    static List<String> oneWordNames(Iterable<JavaClass> classes, HouseDictionary dictionary) {
        Set<String> allowed = dictionary.oneWordNames();
        List<String> violations = new ArrayList<>();
        for (JavaClass type : classes) {
            String name = type.getSimpleName();
            if (isNamed(type) && type.isTopLevelClass() && isOneWord(name) && !allowed.contains(name)) {
                violations.add(type.getName() + " has one word and is not in contracts/DICTIONARY.md");
            }
        }
        return violations;
    }

    /** Tells whether a name has one word: {@code Order} and {@code Sha256}, and not {@code OrderRow} or {@code JsonHash}. */
    static boolean isOneWord(String name) {
        return WORD.matcher(name).results().count() == 1;
    }

    static boolean isNamed(JavaClass type) {
        return !type.isAnonymousClass()
                && !type.isLocalClass()
                && !type.getSimpleName().isEmpty()
                && !type.getSimpleName().equals("package-info")
                && !Character.isDigit(type.getSimpleName().charAt(0));
    }
}
