package dev.ratiomesh.testkit;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists the columns of entities, so that a test pins them and the rename of a field renames no column. A field without
 * an explicit column name is an error, because Hibernate would derive the column from the field. Annotations are read
 * by name, so that the testkit needs no persistence library.
 */
public final class EntityColumns {
    private static final String JPA = "jakarta.persistence.";

    private EntityColumns() {}

    /**
     * Reads the entities of a package and those below it, tests left out.
     *
     * @return a line {@code table: column column ...} for each entity, tables and columns in alphabetical order
     * @throws IllegalStateException naming the entity or field that does not name its table or column
     */
    public static List<String> list(String packageName) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(packageName).stream()
                        .filter(type -> type.isAnnotatedWith(JPA + "Entity"))
                        .map(EntityColumns::line)
                        .sorted()
                        .toList();
    }

    private static String line(JavaClass entity) {
        String table = name(entity, JPA + "Table", entity.getName());
        return table + ": " + columns(entity).sorted().collect(Collectors.joining(" "));
    }

    private static Stream<String> columns(JavaClass type) {
        return type.getAllFields().stream()
                .filter(EntityColumns::isStored)
                .flatMap(field -> isEmbedded(field)
                        ? columns(field.getRawType())
                        : Stream.of(name(field, JPA + "Column", field.getFullName())));
    }

    private static boolean isStored(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.STATIC)
                && !field.getModifiers().contains(JavaModifier.TRANSIENT)
                && !field.isAnnotatedWith(JPA + "Transient");
    }

    private static boolean isEmbedded(JavaField field) {
        return field.isAnnotatedWith(JPA + "Embedded") || field.getRawType().isAnnotatedWith(JPA + "Embeddable");
    }

    private static String name(HasAnnotations<?> element, String type, String owner) {
        return element.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().getName().equals(type))
                .map(EntityColumns::name)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(owner + " has no @" + type + " with a name"));
    }

    private static String name(JavaAnnotation<?> annotation) {
        return (String) annotation.get("name").orElse("");
    }
}
