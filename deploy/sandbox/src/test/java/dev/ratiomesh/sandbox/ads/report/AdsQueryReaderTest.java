package dev.ratiomesh.sandbox.ads.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdsQueryReaderTest {

    @Test
    void reads_fields_and_conditions() throws QueryFault {
        // when
        AdsQuery query = AdsQueryReader.read(
                "select campaign.id, metrics.cost_micros,segments.date\n FROM campaign WHERE campaign.name = 'it\\'s' AND"
                        + " campaign.status != REMOVED AND segments.date BETWEEN '2026-11-01' AND '2026-11-20'",
                25);

        // then
        assertThat(query.fields()).containsExactly("campaign.id", "metrics.cost_micros", "segments.date");
        assertThat(query.conditions())
                .containsExactly(
                        new QueryCondition("campaign.name", "=", List.of("it's")),
                        new QueryCondition("campaign.status", "!=", List.of("REMOVED")),
                        new QueryCondition("segments.date", "BETWEEN", List.of("2026-11-01", "2026-11-20")));
        assertThat(query.wants(LocalDate.parse("2026-11-20"))).isTrue();
        assertThat(query.wants(LocalDate.parse("2026-11-21"))).isFalse();
    }

    @Test
    void reads_lists() throws QueryFault {
        // when
        AdsQuery query = AdsQueryReader.read("SELECT campaign.id FROM campaign WHERE campaign.id IN (1, 22,'333')", 25);

        // then
        assertThat(query.conditions())
                .containsExactly(new QueryCondition("campaign.id", "IN", List.of("1", "22", "333")));
    }

    @Test
    void names_the_unreadable_word() {
        Map.ofEntries(
                        Map.entry("", "EXPECTED_SELECT"),
                        Map.entry("FROM campaign", "EXPECTED_SELECT"),
                        Map.entry("SELECT campaign.id", "EXPECTED_FROM"),
                        Map.entry("SELECT campaign.nope FROM campaign", "UNRECOGNIZED_FIELD"),
                        Map.entry("SELECT metrics.video_views FROM campaign", "UNRECOGNIZED_FIELD"),
                        Map.entry("SELECT campaign.id FROM ad_group", "BAD_RESOURCE_TYPE_IN_FROM_CLAUSE"),
                        Map.entry("SELECT metrics.cost_micros FROM ad_group_ad", "UNRECOGNIZED_FIELD"),
                        Map.entry("SELECT ad_group_ad.status FROM campaign", "UNRECOGNIZED_FIELD"),
                        Map.entry(
                                "SELECT campaign.id FROM ad_group_ad WHERE segments.date = '2026-11-21'",
                                "UNRECOGNIZED_FIELD"),
                        Map.entry("SELECT campaign.id FROM campaign ORDER BY campaign.id", "UNEXPECTED_INPUT"),
                        Map.entry("SELECT campaign.id FROM campaign WHERE campaign.name", "UNEXPECTED_END_OF_QUERY"),
                        Map.entry("SELECT campaign.id FROM campaign WHERE campaign.name = ord", "INVALID_STRING_VALUE"),
                        Map.entry(
                                "SELECT campaign.id FROM campaign WHERE campaign.name = 'ord", "STRING_NOT_TERMINATED"),
                        Map.entry("SELECT campaign.id FROM campaign WHERE campaign.id = abc", "BAD_NUMBER"),
                        Map.entry(
                                "SELECT campaign.id FROM campaign WHERE campaign.id BETWEEN 1 AND 2",
                                "OPERATOR_FIELD_MISMATCH"),
                        Map.entry("SELECT campaign.id FROM campaign WHERE campaign.status = GONE", "BAD_ENUM_CONSTANT"),
                        Map.entry(
                                "SELECT campaign.id FROM campaign WHERE metrics.clicks = 1",
                                "PROHIBITED_FIELD_IN_WHERE_CLAUSE"),
                        Map.entry(
                                "SELECT campaign.id FROM campaign WHERE segments.date = '20261101'",
                                "INVALID_DATE_FORMAT"),
                        Map.entry(
                                "SELECT campaign.id FROM campaign WHERE segments.date BETWEEN '2026-11-01' '2026-11-02'",
                                "EXPECTED_AND"),
                        Map.entry("SELECT campaign.id; FROM campaign", "BAD_SYMBOL"))
                .forEach((query, code) -> {
                    // when
                    QueryFault fault = catchThrowableOfType(QueryFault.class, () -> AdsQueryReader.read(query, 25));

                    // then
                    assertThat(fault).as(query).isNotNull();
                    assertThat(fault.error().code()).as(query).isEqualTo(code);
                });
    }

    @Test
    void engagement_metrics_exist_since_version_25() throws QueryFault {
        // given
        String query = "SELECT metrics.youtube_likes FROM campaign";

        // when
        QueryFault before = catchThrowableOfType(QueryFault.class, () -> AdsQueryReader.read(query, 24));

        // then
        assertThat(before.error().code()).isEqualTo("UNRECOGNIZED_FIELD");
        assertThat(AdsQueryReader.read(query, 25).fields()).containsExactly("metrics.youtube_likes");
    }
}
