package dev.ratiomesh.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What may become of a released schema. Old messages lie in the log and are read again, and old readers are still
 * running, so a change must suit both; what cannot is a new message.
 */
final class SchemaEvolution {

    /** Checks one level of a schema, without its nested schemas. */
    private interface Rule extends BiFunction<Schema, Schema, Stream<String>> {}

    private static final List<Rule> FOR_ALL = List.of(
            SchemaEvolution::noFieldRemoved,
            SchemaEvolution::noneNewlyRequired,
            SchemaEvolution::noTypeNarrowed,
            SchemaEvolution::noEnumValueDropped,
            SchemaEvolution::noLimitTightened,
            SchemaEvolution::notClosed);

    /** Rules for events only: their readers rely on required fields, while a command may require less than before. */
    private static final List<Rule> FOR_EVENTS = List.of(SchemaEvolution::nothingPromisedIsTakenBack);

    private SchemaEvolution() {}

    /** Returns one line for each incompatible change, none when {@code now} may follow {@code released}. */
    static Stream<String> broken(boolean command, String where, Schema released, Schema now) {
        var level = Stream.concat(FOR_ALL.stream(), command ? Stream.empty() : FOR_EVENTS.stream())
                .flatMap(rule -> rule.apply(released, now))
                .map(line -> where + ": " + line);
        var below = both(released.properties(), now.properties())
                .flatMap(name -> broken(command, where + "." + name, released.property(name), now.property(name)));
        return Stream.concat(level, below);
    }

    private static Stream<String> noFieldRemoved(Schema released, Schema now) {
        return missing(released.properties(), now.properties()).map(name -> "field " + name + " was removed");
    }

    private static Stream<String> noneNewlyRequired(Schema released, Schema now) {
        return missing(now.required(), released.required()).map(name -> "field " + name + " is newly required");
    }

    private static Stream<String> nothingPromisedIsTakenBack(Schema released, Schema now) {
        return missing(released.required(), now.required()).map(name -> "field " + name + " is no longer promised");
    }

    private static Stream<String> noTypeNarrowed(Schema released, Schema now) {
        if (released.types().isEmpty()) {
            return now.types().isEmpty() ? Stream.empty() : Stream.of("was narrowed to a type");
        }
        var allowed = new TreeSet<>(now.types());
        if (allowed.contains("number")) {
            allowed.add("integer");
        }
        return now.types().isEmpty()
                ? Stream.empty()
                : missing(released.types(), allowed).map(type -> "type " + type + " is no longer accepted");
    }

    private static Stream<String> noEnumValueDropped(Schema released, Schema now) {
        if (released.enumValues().isEmpty()) {
            return now.enumValues().isEmpty() ? Stream.empty() : Stream.of("was narrowed to an enum");
        }
        return now.enumValues().isEmpty()
                ? Stream.empty()
                : missing(released.enumValues(), now.enumValues()).map(value -> "enum value " + value + " was dropped");
    }

    private static Stream<String> noLimitTightened(Schema released, Schema now) {
        return Stream.of(
                        Stream.of("minimum", "minLength", "minItems").filter(word -> grew(word, released, now, 1)),
                        Stream.of("maximum", "maxLength", "maxItems").filter(word -> grew(word, released, now, -1)),
                        Stream.of("pattern", "format", "const").filter(word -> changed(word, released, now)))
                .flatMap(words -> words)
                .map(word -> word + " was tightened");
    }

    private static Stream<String> notClosed(Schema released, Schema now) {
        return now.closed() && !released.closed() ? Stream.of("unknown fields are newly refused") : Stream.empty();
    }

    /** Returns true when a limit moved in the given direction; a new limit counts as moved. */
    private static boolean grew(String word, Schema released, Schema now, int direction) {
        return now.keyword(word)
                .map(JsonNode::decimalValue)
                .filter(limit -> released.keyword(word)
                        .map(before -> limit.compareTo(before.decimalValue()) * direction > 0)
                        .orElse(true))
                .isPresent();
    }

    private static boolean changed(String word, Schema released, Schema now) {
        return now.keyword(word).isPresent() && !now.keyword(word).equals(released.keyword(word));
    }

    private static Stream<String> missing(Set<String> from, Set<String> in) {
        return from.stream().filter(name -> !in.contains(name));
    }

    private static Stream<String> both(Set<String> one, Set<String> other) {
        return one.stream().filter(other::contains);
    }
}
