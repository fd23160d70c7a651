package dev.ratiomesh.testkit.shape;

import com.sun.source.tree.Tree;
import dev.ratiomesh.testkit.shape.ModuleSources.SourceMethod;
import dev.ratiomesh.testkit.shape.ModuleSources.SourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks what only the sources tell: the lengths of types and methods, written parameters, and how Javadoc begins. */
final class SourceChecks {

    private static final int MAX_TYPE_LINES = 300;
    private static final int MAX_FAMILY_LINES = 400;
    private static final int MAX_METHOD_LINES = 25;
    private static final int MAX_PARAMETERS = 6;
    private static final int MAX_CONSTRUCTOR_PARAMETERS = 8;

    private static final Pattern FIRST_WORD = Pattern.compile("^(?:<p>\\s*)?(\\w+)");
    private static final Set<String> FORBIDDEN_FIRST_WORDS =
            Set.of("What", "Who", "Whose", "Which", "Where", "When", "Whether", "How", "It", "He");

    private SourceChecks() {}

    /** Names each top-level type of more than 300 lines, or 400 for a sealed family: a sealed type with its variants. */
    static List<String> longTypes(ModuleSources sources) {
        List<String> violations = new ArrayList<>();
        for (SourceType type : sources.types()) {
            int limit = type.sealed() ? MAX_FAMILY_LINES : MAX_TYPE_LINES;
            if (type.isTopLevel() && type.lines() > limit) {
                violations.add(type.name() + " has more than " + limit + " lines");
            }
        }
        return violations;
    }

    /** Names each method and constructor of more than 25 lines between its braces. */
    static List<String> longMethods(ModuleSources sources) {
        List<String> violations = new ArrayList<>();
        for (SourceType type : sources.types()) {
            for (SourceMethod method : type.methods()) {
                if (method.lines() > MAX_METHOD_LINES) {
                    violations.add(method.signature() + " has more than " + MAX_METHOD_LINES + " lines");
                }
            }
        }
        return violations;
    }

    /** Names each method of more than six parameters and each constructor of more than eight. Records are data: left out. */
    static List<String> manyParameters(ModuleSources sources) {
        List<String> violations = new ArrayList<>();
        for (SourceType type : sources.types()) {
            for (SourceMethod method : type.methods()) {
                boolean canonical = method.constructor() && type.kind() == Tree.Kind.RECORD;
                int limit = method.constructor() ? MAX_CONSTRUCTOR_PARAMETERS : MAX_PARAMETERS;
                if (!canonical && method.parameters() > limit) {
                    violations.add(method.signature() + " takes more than " + limit + " parameters");
                }
            }
        }
        return violations;
    }

    /** Names each type whose Javadoc begins with a question word or a pronoun instead of its subject. */
    static List<String> javadocStarts(ModuleSources sources) {
        List<String> violations = new ArrayList<>();
        for (SourceType type : sources.types()) {
            Matcher first = FIRST_WORD.matcher(type.javadoc());
            if (first.find() && FORBIDDEN_FIRST_WORDS.contains(first.group(1))) {
                violations.add(type.name() + " has Javadoc that begins with " + first.group(1));
            }
        }
        return violations;
    }
}
