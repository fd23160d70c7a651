package dev.ratiomesh.contracts;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares the JSON form of a record with a schema.
 *
 * @param command commands leave an absent field out; events may also write null
 */
record RecordShape(Class<?> type, boolean command) {

    private static final Map<Class<?>, String> TYPES = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(List.class, "array"),
            Map.entry(Instant.class, "string"),
            Map.entry(Duration.class, "string"),
            Map.entry(BigDecimal.class, "string"),
            Map.entry(int.class, "integer"),
            Map.entry(long.class, "integer"),
            Map.entry(Long.class, "integer"),
            Map.entry(double.class, "number"),
            Map.entry(Double.class, "number"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"));

    private static final Map<Class<?>, String> FORMS =
            Map.of(Instant.class, "instant", Duration.class, "duration", BigDecimal.class, "money");

    /** Returns one line for each difference, none when record and schema agree. */
    Stream<String> differences(String where, Schema schema) {
        return Stream.of(
                        differ(where + " properties", names(false), schema.properties()),
                        differ(where + " required", names(true), schema.required()),
                        Arrays.stream(type.getRecordComponents())
                                .filter(component -> schema.properties().contains(component.getName()))
                                .flatMap(component -> component(where, component, schema)))
                .flatMap(lines -> lines);
    }

    private Stream<String> component(String where, RecordComponent component, Schema schema) {
        var path = where + "." + component.getName();
        var property = schema.property(component.getName());
        return Stream.concat(
                differ(path + " types", types(component), property.types()),
                content(path, component.getType(), property));
    }

    private Stream<String> content(String path, Class<?> content, Schema property) {
        if (content.isRecord()) {
            return new RecordShape(content, command).differences(path, property);
        }
        if (content.isEnum()) {
            return differ(path + " enum", constants(content), property.enumValues());
        }
        var form = FORMS.getOrDefault(content, property.form());
        return differ(path + " form", Set.of(form), Set.of(property.form()));
    }

    private Set<String> types(RecordComponent component) {
        var plain = component.getType().isRecord()
                ? "object"
                : component.getType().isEnum() ? "string" : TYPES.getOrDefault(component.getType(), "unknown");
        return !command && isNullable(component) ? Set.of(plain, "null") : Set.of(plain);
    }

    private Set<String> names(boolean onlyRequired) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !onlyRequired || !isNullable(component))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    /** Excludes UNKNOWN, which is for reading only and never written. */
    private static Set<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .filter(name -> !name.equals("UNKNOWN"))
                .collect(Collectors.toSet());
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Stream<String> differ(String subject, Set<String> code, Set<String> schema) {
        return code.equals(schema)
                ? Stream.empty()
                : Stream.of(subject + ": the code has " + new TreeSet<>(code) + ", the schema has "
                        + new TreeSet<>(schema));
    }
}
