package dev.ratiomesh.delivery.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads and writes money, times and durations as strings, their only form on the wire; numbers are rejected. */
final class StringFormats {
    /** Allows plain digits only, because an exponent could expand a few bytes to gigabytes. */
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");

    static final String MONEY = "a decimal string such as \"12.50\"";
    static final String TIME = "an RFC 3339 time such as \"2027-01-31T00:00:00Z\"";
    static final String DURATION = "an ISO 8601 duration such as \"PT36S\"";

    private StringFormats() {}

    static SimpleModule module() {
        return new SimpleModule("wire-forms")
                .addDeserializer(BigDecimal.class, new TextDeserializer<>(BigDecimal.class, MONEY, text -> {
                    if (!DECIMAL.matcher(text).matches()) {
                        throw new NumberFormatException(text);
                    }
                    return new BigDecimal(text);
                }))
                .addDeserializer(Instant.class, new TextDeserializer<>(Instant.class, TIME, Rfc3339::parse))
                .addDeserializer(Duration.class, new TextDeserializer<>(Duration.class, DURATION, Duration::parse))
                .addSerializer(Instant.class, new TimeSerializer());
    }

    private static final class TimeSerializer extends StdScalarSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        TimeSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(Rfc3339.format(time));
        }
    }

    private static final class TextDeserializer<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final String expected;
        private final transient Function<String, T> parse;

        TextDeserializer(Class<T> type, String expected, Function<String, T> parse) {
            super(type);
            this.expected = expected;
            this.parse = parse;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(
                        _valueClass, parser.currentToken(), parser, "must be " + expected);
            }
            String text = parser.getText();
            try {
                return parse.apply(text);
            } catch (DateTimeException | NumberFormatException e) {
                return (T) context.handleWeirdStringValue(_valueClass, text, "must be " + expected);
            }
        }
    }
}
