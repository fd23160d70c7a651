package dev.ratiomesh.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class JsonColumnTest {
    record Kept(String name, long count) {}

    /** A class without properties, which Jackson cannot write. */
    static final class Opaque {
        @Override
        public String toString() {
            return "secret";
        }
    }

    @Test
    void reads_what_it_wrote_and_ignores_fields_of_a_newer_writer() {
        assertThat(JsonColumn.read(JsonColumn.write(new Kept("n", 3)), Kept.class))
                .isEqualTo(new Kept("n", 3));
        assertThat(JsonColumn.read("{\"name\":\"n\",\"count\":3,\"newer\":true}", Kept.class))
                .isEqualTo(new Kept("n", 3));
    }

    @Test
    void names_the_type_and_the_field_of_a_text_that_cannot_be_read() {
        assertThatIllegalStateException()
                .isThrownBy(() -> JsonColumn.read("{\"name\":\"n\"}", Kept.class))
                .withMessageContaining("a stored Kept cannot be read")
                .withMessageContaining("count");
    }

    @Test
    void quotes_no_content_of_a_value_that_cannot_be_written() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonColumn.write(new Opaque()))
                .withMessageContaining("Opaque")
                .withMessageNotContaining("secret");
    }
}
