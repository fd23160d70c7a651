package dev.ratiomesh.order.placing.outbound.googleads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTimeTest {

    @Test
    void an_instant_is_formatted_in_the_accounts_time_zone() {
        AccountTime time = new AccountTime(ZoneId.of("America/Los_Angeles"));

        assertThat(time.start(Instant.parse("2026-12-31T23:30:00Z"))).isEqualTo("2026-12-31 15:30:00");
        assertThat(time.end(Instant.parse("2028-02-29T12:00:00Z"))).isEqualTo("2028-02-29 04:00:00");
    }

    @ParameterizedTest
    @CsvSource({
        "America/Los_Angeles, 2027-03-14T09:59:59Z, 2027-03-14 01:59:59",
        "America/Los_Angeles, 2027-03-14T10:00:00Z, 2027-03-14 03:00:00",
        "Europe/Berlin, 2027-03-28T01:00:00Z, 2027-03-28 03:00:00",
        "Pacific/Auckland, 2026-09-26T14:00:00Z, 2026-09-27 03:00:00"
    })
    void a_skipped_hour_is_never_written(String zone, Instant moment, String local) {
        AccountTime time = new AccountTime(ZoneId.of(zone));

        assertThat(time.start(moment)).isEqualTo(local);
        assertThat(time.end(moment)).isEqualTo(local);
    }

    /** Each zone with the first and the second pass of the hour. */
    @ParameterizedTest
    @CsvSource({
        "America/Los_Angeles, 2026-11-01T08:30:00Z, 2026-11-01 02:00:00, 2026-11-01 00:59:59",
        "America/Los_Angeles, 2026-11-01T09:30:00Z, 2026-11-01 02:00:00, 2026-11-01 00:59:59",
        "Europe/Berlin, 2026-10-25T00:00:00Z, 2026-10-25 03:00:00, 2026-10-25 01:59:59",
        "Europe/Berlin, 2026-10-25T01:59:59Z, 2026-10-25 03:00:00, 2026-10-25 01:59:59",
        "Pacific/Auckland, 2027-04-03T13:30:00Z, 2027-04-04 03:00:00, 2027-04-04 01:59:59",
        "Pacific/Auckland, 2027-04-03T14:30:00Z, 2027-04-04 03:00:00, 2027-04-04 01:59:59"
    })
    void an_ambiguous_hour_is_avoided(String zone, Instant moment, String start, String end) {
        AccountTime time = new AccountTime(ZoneId.of(zone));

        assertThat(time.start(moment)).isEqualTo(start);
        assertThat(time.end(moment)).isEqualTo(end);
    }
}
