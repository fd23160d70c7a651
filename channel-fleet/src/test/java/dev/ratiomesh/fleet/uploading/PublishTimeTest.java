package dev.ratiomesh.fleet.uploading;

import static dev.ratiomesh.fleet.uploading.UploadFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.channel.Privacy;
import org.junit.jupiter.api.Test;

class PublishTimeTest {
    private static String fault(String at, String zone, Privacy privacy) {
        return PublishTime.parse(at, zone, privacy, NOW)
                .rejection()
                .map(fault -> fault.field() + ": " + fault.detail())
                .orElse("none");
    }

    @Test
    void the_owners_clock_counts() {
        assertThat(PublishTime.parse("2026-12-24T18:00:00", "Europe/Vienna", Privacy.PRIVATE, NOW)
                        .publishAt())
                .isEqualTo("2026-12-24T17:00:00Z");
    }

    @Test
    void a_time_that_comes_twice_means_the_first() {
        assertThat(PublishTime.parse("2027-10-31T02:30:00", "Europe/Vienna", Privacy.PRIVATE, NOW)
                        .publishAt())
                .isEqualTo("2027-10-31T00:30:00Z");
    }

    @Test
    void what_cannot_be_kept_is_refused_by_field() {
        assertThat(fault("2027-03-28T02:30:00", "Europe/Vienna", Privacy.PRIVATE))
                .startsWith("publishAt: does not exist in Europe/Vienna");
        assertThat(fault("2026-11-21T12:00:00", "UTC", Privacy.PRIVATE)).startsWith("publishAt: is in the past");
        assertThat(fault("2026-12-24T18:00:00", "Europe/Vienna", Privacy.PUBLIC))
                .startsWith("privacy");
        assertThat(fault("2026-12-24T18:00:00", null, Privacy.PRIVATE)).startsWith("publishZone");
        assertThat(fault(null, "UTC", Privacy.PRIVATE)).startsWith("publishZone");
        assertThat(fault("2026-12-24T18:00:00", "Mars/Base", Privacy.PRIVATE)).startsWith("publishZone");
        assertThat(fault("tomorrow", "UTC", Privacy.PRIVATE)).startsWith("publishAt");
    }
}
