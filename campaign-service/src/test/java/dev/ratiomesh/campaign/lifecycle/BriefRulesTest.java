package dev.ratiomesh.campaign.lifecycle;

import static dev.ratiomesh.campaign.lifecycle.CampaignFixtures.BRIEF;
import static dev.ratiomesh.campaign.lifecycle.CampaignFixtures.NOON;
import static dev.ratiomesh.contracts.campaign.RejectionCode.INVALID_CADENCE;
import static dev.ratiomesh.contracts.campaign.RejectionCode.INVALID_CAMPAIGN_ID;
import static dev.ratiomesh.contracts.campaign.RejectionCode.INVALID_DEADLINE;
import static dev.ratiomesh.contracts.campaign.RejectionCode.INVALID_GENRE;
import static dev.ratiomesh.contracts.campaign.RejectionCode.INVALID_MINIMUM_NEW_VIEWS;
import static dev.ratiomesh.contracts.campaign.RejectionCode.INVALID_TENANT_ID;
import static dev.ratiomesh.contracts.campaign.RejectionCode.INVALID_TIME_ZONE;
import static dev.ratiomesh.contracts.campaign.RejectionCode.INVALID_TITLE;
import static dev.ratiomesh.contracts.campaign.RejectionCode.INVALID_VIDEO_ID;
import static dev.ratiomesh.contracts.campaign.RejectionCode.INVALID_VIEW_GOAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.campaign.lifecycle.CampaignFixtures.Spoiled;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class BriefRulesTest {
    @Test
    void finds_nothing_wrong_with_a_right_brief() {
        assertThat(BriefRules.check(BRIEF, NOON)).isEmpty();
    }

    @Test
    void accepts_a_campaign_id_that_is_safe_in_keys_and_paths() {
        BiConsumer<Spoiled, String> id = (brief, value) -> brief.campaignId = value;
        takes(id, "c", "A-b_c.9", "x".repeat(64), "...");
        refuses(id, INVALID_CAMPAIGN_ID, "campaignId", "", "a b", "ü", "a/b", "x".repeat(65), ".", "..", "export.csv");
    }

    @Test
    void accepts_a_tenant_id_of_the_same_form() {
        BiConsumer<Spoiled, String> id = (brief, value) -> brief.tenantId = value;
        takes(id, "t-1", "x".repeat(64));
        refuses(id, INVALID_TENANT_ID, "tenantId", "", "*", "t 1", "x".repeat(65));
    }

    @Test
    void accepts_a_video_id_of_eleven_characters() {
        BiConsumer<Spoiled, String> id = (brief, value) -> brief.videoId = value;
        takes(id, "x_BjvhMW9TE", "-abcdefghij");
        refuses(id, INVALID_VIDEO_ID, "videoId", "", "none", "x_BjvhMW9TEx", "x BjvhMW9TE", "https://yo…");
    }

    @Test
    void accepts_a_title_that_is_not_blank() {
        BiConsumer<Spoiled, String> title = (brief, value) -> brief.title = value;
        takes(title, "x", "歌", "x".repeat(200));
        refuses(title, INVALID_TITLE, "title", "", "   ", "x".repeat(201));
    }

    @Test
    void accepts_a_genre_that_is_not_blank() {
        BiConsumer<Spoiled, String> genre = (brief, value) -> brief.genre = value;
        takes(genre, "Pop", "x".repeat(80));
        refuses(genre, INVALID_GENRE, "genre", "", " ", "x".repeat(81));
    }

    @Test
    void accepts_a_view_goal_above_zero() {
        BiConsumer<Spoiled, Long> goal = (brief, value) -> brief.viewGoal = value;
        takes(goal, 1L, 1_000_000_000_000L);
        refuses(goal, INVALID_VIEW_GOAL, "viewGoal", 0L, -1L, 1_000_000_000_001L, Long.MIN_VALUE);
    }

    @Test
    void accepts_a_deadline_in_the_next_five_years() {
        BiConsumer<Spoiled, Instant> deadline = (brief, value) -> brief.deadline = value;
        takes(deadline, NOON.plusSeconds(1), NOON.plus(Duration.ofDays(1800)));
        refuses(
                deadline,
                INVALID_DEADLINE,
                "deadline",
                NOON,
                NOON.minusSeconds(1),
                NOON.plus(Duration.ofDays(1825)),
                Instant.MAX);
    }

    @Test
    void accepts_a_cadence_of_a_second_to_a_day() {
        BiConsumer<Spoiled, Duration> cadence = (brief, value) -> brief.cadence = value;
        takes(cadence, Duration.ofSeconds(1), Duration.ofDays(1));
        refuses(
                cadence,
                INVALID_CADENCE,
                "cadence",
                Duration.ZERO,
                Duration.ofMillis(999),
                Duration.ofSeconds(-36),
                Duration.ofDays(1).plusNanos(1));
    }

    @Test
    void accepts_minimum_new_views_from_zero() {
        BiConsumer<Spoiled, Long> views = (brief, value) -> brief.minimumNewViews = value;
        takes(views, 0L, Long.MAX_VALUE);
        refuses(views, INVALID_MINIMUM_NEW_VIEWS, "minimumNewViews", -1L, Long.MIN_VALUE);
    }

    @Test
    void accepts_a_time_zone_that_exists() {
        BiConsumer<Spoiled, String> zone = (brief, value) -> brief.timeZone = value;
        takes(zone, "UTC", "Asia/Tokyo", "America/Los_Angeles");
        refuses(zone, INVALID_TIME_ZONE, "timeZone", "", "Atlantis/Capital", "CEST!");
    }

    @Test
    void shows_a_value_bounded_and_printable() {
        // given
        Spoiled brief = new Spoiled();
        brief.genre = "\0\n" + "x".repeat(1_000);

        // when
        String detail = BriefRules.check(brief.brief(), NOON).orElseThrow().detail();

        // then
        assertThat(detail).hasSizeLessThan(100).doesNotContain("\0", "\n").endsWith("…\"");
    }

    @SafeVarargs
    private static <T> void takes(BiConsumer<Spoiled, T> field, T... values) {
        for (T value : values) {
            assertThat(check(field, value)).as("%s", value).isEmpty();
        }
    }

    /** The detail begins with the field and tells the value, or for long texts their length. */
    @SafeVarargs
    private static <T> void refuses(BiConsumer<Spoiled, T> field, RejectionCode code, String name, T... values) {
        for (T value : values) {
            CommandRefusal refusal =
                    check(field, value).stream().findFirst().orElseThrow(() -> new AssertionError(value));
            assertThat(refusal.code()).as("%s", value).isEqualTo(code);
            assertThat(refusal.detail()).startsWith(name + ": ");
            String told = value.toString();
            assertThat(refusal.detail())
                    .containsAnyOf(told.substring(0, Math.min(40, told.length())), Integer.toString(told.length()));
        }
    }

    private static <T> List<CommandRefusal> check(BiConsumer<Spoiled, T> field, T value) {
        Spoiled brief = new Spoiled();
        field.accept(brief, value);
        return BriefRules.check(brief.brief(), NOON).stream().toList();
    }
}
