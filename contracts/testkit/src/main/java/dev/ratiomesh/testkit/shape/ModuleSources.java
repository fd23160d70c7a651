package dev.ratiomesh.testkit.shape;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Reads a module's sources with the parser of the JDK's compiler and keeps what bytecode does not tell: lengths, Javadoc,
 * and parameters as they are written. Nothing is resolved or compiled. Needs a JDK, as the build does.
 */
final class ModuleSources {

    private static final Map<Path, ModuleSources> READ = new ConcurrentHashMap<>();

    private final List<SourceType> types;

    private ModuleSources(List<SourceType> types) {
        this.types = types;
    }

    /**
     * A type as it is written.
     *
     * @param name the binary name, {@code dev.ratiomesh.order.Outer$Nested}
     * @param lines from its first modifier or annotation to its closing brace, nested types included
     * @param javadoc without the stars, empty where there is none
     */
    record SourceType(
            String name, Tree.Kind kind, boolean sealed, int lines, String javadoc, List<SourceMethod> methods) {

        boolean isTopLevel() {
            return name.indexOf('$') < 0;
        }
    }

    /**
     * A method or constructor as it is written; those of anonymous and local classes count as their outer type's.
     *
     * @param signature {@code Type.name(String, int)}, the type by its binary name
     * @param lines between the braces of the body, 0 where there is none
     */
    record SourceMethod(String signature, boolean constructor, int parameters, int lines) {}

    /** Reads every file below a folder, once a JVM. */
    static ModuleSources in(Path folder) {
        return READ.computeIfAbsent(folder.toAbsolutePath(), ModuleSources::read);
    }

    private static ModuleSources read(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return of(files.filter(file -> file.toString().endsWith(".java"))
                    .map(ModuleSources::text)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads texts.
     *
     * @param files the texts of compilation units
     */
    static ModuleSources of(List<String> files) {
        JavaCompiler compiler =
                Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "the gates need a JDK, not a JRE");
        List<SourceType> types = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<SourceText> units = files.stream().map(SourceText::new).toList();
            JavacTask task = (JavacTask) compiler.getTask(null, manager, null, null, null, units);
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new TypeScanner(unit, trees, types).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModuleSources(types);
    }

    List<SourceType> types() {
        return types;
    }

    /** Gives the length of a type in lines, 0 where the sources do not have it. */
    int lines(String name) {
        return types.stream()
                .filter(type -> type.name().equals(name))
                .mapToInt(SourceType::lines)
                .findFirst()
                .orElse(0);
    }

    private static final class SourceText extends SimpleJavaFileObject {
        private final String text;

        SourceText(String text) {
            super(URI.create("mem:///Text.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public boolean isNameCompatible(String simpleName, JavaFileObject.Kind kind) {
            return true;
        }
    }

    private static final class TypeScanner extends TreePathScanner<Void, @Nullable SourceType> {
        private final CompilationUnitTree unit;
        private final DocTrees trees;
        private final List<SourceType> types;

        TypeScanner(CompilationUnitTree unit, DocTrees trees, List<SourceType> types) {
            this.unit = unit;
            this.trees = trees;
            this.types = types;
        }

        @Override
        public Void visitClass(ClassTree tree, @Nullable SourceType outer) {
            boolean member = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
            if (outer != null && !member) {
                return super.visitClass(tree, outer);
            }
            String javadoc = trees.getDocComment(getCurrentPath());
            SourceType type = new SourceType(
                    outer == null
                            ? unit.getPackageName() + "." + tree.getSimpleName()
                            : outer.name() + "$" + tree.getSimpleName(),
                    tree.getKind(),
                    tree.getModifiers().getFlags().contains(Modifier.SEALED),
                    line(end(tree)) - line(start(tree)) + 1,
                    javadoc == null ? "" : javadoc.strip(),
                    new ArrayList<>());
            types.add(type);
            return super.visitClass(tree, type);
        }

        @Override
        public Void visitMethod(MethodTree tree, @Nullable SourceType outer) {
            SourceType type = Objects.requireNonNull(outer);
            boolean constructor = tree.getReturnType() == null;
            String parameters = tree.getParameters().stream()
                    .map(parameter -> String.valueOf(parameter.getType()))
                    .collect(Collectors.joining(", "));
            type.methods()
                    .add(new SourceMethod(
                            type.name() + "." + tree.getName() + "(" + parameters + ")",
                            constructor,
                            tree.getParameters().size(),
                            tree.getBody() == null
                                    ? 0
                                    : Math.max(0, line(end(tree.getBody())) - line(start(tree.getBody())) - 1)));
            return super.visitMethod(tree, type);
        }

        private long start(Tree tree) {
            return trees.getSourcePositions().getStartPosition(unit, tree);
        }

        private long end(Tree tree) {
            return trees.getSourcePositions().getEndPosition(unit, tree);
        }

        private int line(long position) {
            return (int) unit.getLineMap().getLineNumber(position);
        }
    }
}
