package dev.ratiomesh.fleet.uploading;

import static dev.ratiomesh.fleet.uploading.UploadFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.channel.Privacy;
import org.junit.jupiter.api.Test;

class PublishTimeTest {
    private static String rejectionOf(String at, String zone, Privacy privacy) {
        return PublishTime.parse(at, zone, privacy, NOW)
                .rejection()
                .map(rejection -> rejection.field() + ": " + rejection.detail())
                .orElse("none");
    }

    @Test
    void publish_time_is_local_to_the_owners_zone() {
        assertThat(PublishTime.parse("2026-12-24T18:00:00", "Europe/Vienna", Privacy.PRIVATE, NOW)
                        .publishAt())
                .isEqualTo("2026-12-24T17:00:00Z");
    }

    @Test
    void ambiguous_local_time_means_the_earlier_moment() {
        assertThat(PublishTime.parse("2027-10-31T02:30:00", "Europe/Vienna", Privacy.PRIVATE, NOW)
                        .publishAt())
                .isEqualTo("2027-10-31T00:30:00Z");
    }

    @Test
    void invalid_publish_times_are_rejected_with_their_field() {
        assertThat(rejectionOf("2027-03-28T02:30:00", "Europe/Vienna", Privacy.PRIVATE))
                .startsWith("publishAt: does not exist in Europe/Vienna");
        assertThat(rejectionOf("2026-11-21T12:00:00", "UTC", Privacy.PRIVATE)).startsWith("publishAt: is in the past");
        assertThat(rejectionOf("2026-12-24T18:00:00", "Europe/Vienna", Privacy.PUBLIC))
                .startsWith("privacy");
        assertThat(rejectionOf("2026-12-24T18:00:00", null, Privacy.PRIVATE)).startsWith("publishZone");
        assertThat(rejectionOf(null, "UTC", Privacy.PRIVATE)).startsWith("publishZone");
        assertThat(rejectionOf("2026-12-24T18:00:00", "Mars/Base", Privacy.PRIVATE))
                .startsWith("publishZone");
        assertThat(rejectionOf("tomorrow", "UTC", Privacy.PRIVATE)).startsWith("publishAt");
    }
}
