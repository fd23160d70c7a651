package dev.ratiomesh.delivery.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Translates Jackson's errors into sentences for the sender of a message, who does not know the Java classes. */
final class JsonErrorMessages {
    private JsonErrorMessages() {}

    static String of(JsonProcessingException problem) {
        if (problem instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return path(mapping) + ": " + explanation(problem);
        }
        var at = problem.getLocation();
        String place = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
        return place + explanation(problem);
    }

    private static String path(JsonMappingException problem) {
        return problem.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String explanation(JsonProcessingException problem) {
        if (problem instanceof UnrecognizedPropertyException unknown) {
            return "is not a known field; known are " + new TreeSet<>(unknown.getKnownPropertyIds());
        }
        if (problem instanceof InvalidNullException) {
            return "must not be null";
        }
        if (problem instanceof ValueInstantiationException rejected && rejected.getCause() != null) {
            return String.valueOf(rejected.getCause().getMessage());
        }
        return problem instanceof MismatchedInputException mismatch ? mismatch(mismatch) : firstLine(problem);
    }

    private static String mismatch(MismatchedInputException problem) {
        String line = firstLine(problem);
        if (line.startsWith("Missing required")) {
            return "is required";
        }
        if (line.startsWith("Trailing token")) {
            return "more text follows the JSON value";
        }
        String expected = expected(problem.getTargetType());
        if (expected == null) {
            return line;
        }
        return problem instanceof InvalidFormatException format
                ? "must be " + expected + ", is \"" + format.getValue() + '"'
                : "must be " + expected;
    }

    private static @Nullable String expected(@Nullable Class<?> type) {
        if (type == null) {
            return null;
        }
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        String scalar = scalar(type);
        if (scalar != null) {
            return scalar;
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
    }

    private static @Nullable String scalar(Class<?> type) {
        if (type == String.class) {
            return "a string";
        }
        if (type == BigDecimal.class) {
            return StringFormats.MONEY;
        }
        if (type == Instant.class) {
            return StringFormats.TIME;
        }
        if (type == Duration.class) {
            return StringFormats.DURATION;
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type) ? "a whole number" : null;
    }

    private static String firstLine(JsonProcessingException problem) {
        String line =
                String.valueOf(problem.getOriginalMessage()).lines().findFirst().orElse("unreadable");
        int aside = line.indexOf(" (start marker at");
        return aside < 0 ? line : line.substring(0, aside);
    }
}
