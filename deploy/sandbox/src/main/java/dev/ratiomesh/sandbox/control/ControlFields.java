package dev.ratiomesh.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one control object; each error names the field and the place of the object. */
final class ControlFields {
    private static final Duration MAX_DELAY = Duration.ofMinutes(10);

    private final JsonNode object;
    private final String at;

    /**
     * Wraps one object.
     *
     * @param at prefix of a field's name in errors, such as {@code [2].}
     */
    ControlFields(JsonNode object, String at) {
        this.object = object;
        this.at = at;
    }

    boolean has(String field) {
        return object.has(field);
    }

    void requireOnly(Set<String> known) throws BadInputException {
        Iterator<String> names = object.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!known.contains(name)) {
                throw bad(
                        name,
                        "is not known here; known are "
                                + known.stream().sorted().toList());
            }
        }
    }

    String text(String field) throws BadInputException {
        JsonNode value = object.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw bad(field, "a text is needed");
        }
        return value.textValue();
    }

    @Nullable
    String optionalText(String field) throws BadInputException {
        return object.has(field) ? text(field) : null;
    }

    boolean flag(String field) throws BadInputException {
        JsonNode value = object.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw bad(field, "true or false is needed");
        }
        return value.asBoolean(false);
    }

    @Nullable
    Boolean optionalFlag(String field) throws BadInputException {
        return object.has(field) ? Boolean.valueOf(flag(field)) : null;
    }

    double share(String field, double defaultValue) throws BadInputException {
        JsonNode value = object.path(field);
        if (value.isMissingNode()) {
            return defaultValue;
        }
        if (!value.isNumber() || value.doubleValue() < 0 || value.doubleValue() > 1) {
            throw bad(field, "a number 0..1 is needed");
        }
        return value.doubleValue();
    }

    @Nullable
    Long optionalCount(String field, long min) throws BadInputException {
        return object.has(field) ? Long.valueOf(whole(field, min, Long.MAX_VALUE)) : null;
    }

    long whole(String field, long min, long max) throws BadInputException {
        JsonNode value = object.path(field);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < min
                || value.longValue() > max) {
            throw bad(field, "a whole number from " + min + (max == Long.MAX_VALUE ? "" : " to " + max) + " is needed");
        }
        return value.longValue();
    }

    /** Reads milliseconds as a number, or an ISO 8601 duration as a text. */
    Duration delay(String field) throws BadInputException {
        JsonNode value = object.path(field);
        if (value.isMissingNode()) {
            return Duration.ZERO;
        }
        Duration delay =
                value.isTextual() ? iso(field, value.textValue()) : Duration.ofMillis(whole(field, 0, 600_000));
        if (delay.isNegative() || delay.compareTo(MAX_DELAY) > 0) {
            throw bad(field, "a delay from 0 to " + MAX_DELAY + " is needed");
        }
        return delay;
    }

    ControlFields object(String field) throws BadInputException {
        if (!object.path(field).isObject()) {
            throw bad(field, "an object is needed");
        }
        return new ControlFields(object.path(field), at + field + ".");
    }

    BadInputException bad(String field, String problem) {
        return new BadInputException(at + field, problem);
    }

    private Duration iso(String field, String text) throws BadInputException {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw bad(field, "neither milliseconds nor an ISO 8601 duration such as PT2S");
        }
    }
}
