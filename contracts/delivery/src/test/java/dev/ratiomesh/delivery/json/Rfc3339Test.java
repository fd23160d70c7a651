package dev.ratiomesh.delivery.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
    private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final int[] UNITS = {1, 1_000, 1_000_000, 1_000_000_000};

    @Test
    void reads_and_writes_as_the_library_does() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            // given
            int unit = UNITS[i % UNITS.length];
            long second = FIRST + (long) (random.nextDouble() * (LAST - FIRST));
            Instant time = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000) / unit * unit);

            // when
            String text = Rfc3339.format(time);

            // then
            assertThat(text).isEqualTo(time.toString());
            assertThat(Rfc3339.parse(text)).isEqualTo(time);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-01-31T00:00:00.1Z",
                "2027-01-31T00:00:00.12345Z",
                "2024-02-29T23:59:59.999999999Z",
                "2027-01-31T00:00Z",
                "2027-01-31T01:30:00+05:30",
                "2027-01-31T01:30:00.25-08:00"
            })
    void reads_every_form_of_a_time(String text) {
        assertThat(Rfc3339.parse(text))
                .isEqualTo(java.time.OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2027-01-31",
                "2027-01-31T00:00:00",
                "2027-01-31 00:00:00Z",
                "2027-02-29T00:00:00Z",
                "2027-13-01T00:00:00Z",
                "2027-00-01T00:00:00Z",
                "2027-01-31T24:00:00Z",
                "2027-01-31T00:60:00Z",
                "2027-01-31T00:00:60Z",
                "2027-01-31T00:00:0xZ",
                "2027-01-31T00:00:00.1234567890Z",
                "2027-01-31T00:00:00.12x4Z",
                "-027-01-31T00:00:00Z",
                "0000-01-31T00:00:00Z",
                "+12027-01-31T00:00:00Z",
                "２027-01-31T00:00:00Z"
            })
    void rejects_a_text_that_is_no_time(String text) {
        assertThatThrownBy(() -> Rfc3339.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void writes_a_year_of_five_digits_as_the_library_does() {
        Instant far = Instant.parse("+12027-01-31T00:00:00Z");
        assertThat(Rfc3339.format(far)).isEqualTo(far.toString());
    }
}
