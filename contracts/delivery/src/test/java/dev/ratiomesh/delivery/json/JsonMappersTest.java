package dev.ratiomesh.delivery.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonMappersTest {
    enum Colour {
        RED,
        GREEN,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    enum Size {
        S,
        L
    }

    record Part(int weight) {
        Part {
            if (weight < 0) {
                throw new IllegalArgumentException("must not be negative, is " + weight);
            }
        }
    }

    record Whole(
            @Nullable String name,
            @Nullable BigDecimal price,
            @Nullable Instant due,
            @Nullable Duration every,
            @Nullable Colour colour,
            @Nullable Size size,
            @Nullable List<Part> parts,
            @Nullable Boolean last) {}

    @Test
    void error_messages_name_the_field_and_the_error() {
        assertThat(explain("{\"name\":3}")).isEqualTo("name: must be a string, is \"3\"");
        assertThat(explain("{\"price\":1.5}")).isEqualTo("price: must be a decimal string such as \"12.50\"");
        assertThat(explain("{\"price\":\"1e9\"}"))
                .isEqualTo("price: must be a decimal string such as \"12.50\", is \"1e9\"");
        assertThat(explain("{\"due\":\"soon\"}"))
                .isEqualTo("due: must be an RFC 3339 time such as \"2027-01-31T00:00:00Z\", is \"soon\"");
        assertThat(explain("{\"every\":36}")).isEqualTo("every: must be an ISO 8601 duration such as \"PT36S\"");
        assertThat(explain("{\"size\":\"M\"}")).isEqualTo("size: must be one of [S, L], is \"M\"");
        assertThat(explain("{\"last\":\"yes\"}")).startsWith("last: must be true or false");
        assertThat(explain("{\"parts\":{}}")).isEqualTo("parts: must be a list");
        assertThat(explain("{\"parts\":[{}]}")).isEqualTo("parts.[0].weight: is required");
        assertThat(explain("{\"parts\":[{\"weight\":1},{\"weight\":null}]}"))
                .isEqualTo("parts.[1].weight: must not be null");
        assertThat(explain("{\"parts\":[{\"weight\":-1}]}")).isEqualTo("parts.[0]: must not be negative, is -1");
        assertThat(explain("{\"prise\":\"1\"}"))
                .isEqualTo("prise: is not a known field; known are"
                        + " [colour, due, every, last, name, parts, price, size]");
        assertThat(explain("{\"name\":\n oops}")).startsWith("line 2, column 2: Unrecognized token 'oops'");
    }

    @Test
    void a_constant_that_a_newer_writer_added_becomes_the_default_one() throws Exception {
        assertThat(JsonMappers.tolerant()
                        .readValue("{\"colour\":\"MAUVE\"}", Whole.class)
                        .colour())
                .isEqualTo(Colour.UNKNOWN);
    }

    @Test
    void writes_times_and_durations_as_text_and_omits_nulls() throws Exception {
        // given
        var whole = new Whole("n", null, Instant.EPOCH, Duration.ofSeconds(36), Colour.RED, null, null, null);
        // when
        String json = JsonMappers.tolerant().writeValueAsString(whole);
        // then
        assertThat(json)
                .isEqualTo("{\"name\":\"n\",\"due\":\"1970-01-01T00:00:00Z\",\"every\":\"PT36S\",\"colour\":\"RED\"}");
    }

    private static String explain(String json) {
        return JsonMappers.explain(catchThrowableOfType(
                JsonProcessingException.class, () -> JsonMappers.strict().readValue(json, Whole.class)));
    }
}
