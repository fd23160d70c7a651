package dev.ratiomesh.fleet.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionQueryTest {
    @Test
    void asks_for_all_metrics_at_once_and_is_done_when_they_come() throws JsonProcessingException {
        // given
        var inquiry = new SectionQuery(ReportSection.TRAFFIC_SOURCES, Map.of());
        assertThat(inquiry.nextMetrics()).containsExactly("views", "estimatedMinutesWatched");
        // when
        inquiry.answered(table("insightTrafficSourceType,views,estimatedMinutesWatched", "[[\"YT_SEARCH\",3,9]]"));
        // then
        assertThat(inquiry.nextMetrics()).isEmpty();
        assertThat(inquiry.dropped()).isEmpty();
        assertThat(inquiry.table().orElseThrow().rows()).hasSize(1);
    }

    @Test
    void a_metric_that_was_dropped_is_missing_alone() throws JsonProcessingException {
        // given
        var inquiry = new SectionQuery(ReportSection.TRAFFIC_SOURCES, Map.of());
        inquiry.refused("The query is not supported.");
        // when
        assertThat(inquiry.nextMetrics()).containsExactly("views");
        inquiry.answered(table("insightTrafficSourceType,views", "[[\"YT_SEARCH\",3]]"));
        assertThat(inquiry.nextMetrics()).containsExactly("estimatedMinutesWatched");
        inquiry.refused("The query is not supported.");
        // then
        assertThat(inquiry.nextMetrics()).isEmpty();
        assertThat(inquiry.dropped())
                .containsExactly(Map.entry("estimatedMinutesWatched", "The query is not supported."));
        assertThat(inquiry.table().orElseThrow().columns()).containsExactly("insightTrafficSourceType", "views");
    }

    @Test
    void answers_that_came_one_by_one_stand_side_by_side_by_their_dimensions() throws JsonProcessingException {
        // given
        var views = table("day,views", "[[\"2026-11-01\",3],[\"2026-11-02\",4]]");
        var minutes = table("day,estimatedMinutesWatched", "[[\"2026-11-02\",40],[\"2026-11-03\",50]]");
        // when
        var both = views.join(minutes, 1);
        // then
        assertThat(both.columns()).containsExactly("day", "views", "estimatedMinutesWatched");
        assertThat(both.rows().toString())
                .isEqualTo("[[\"2026-11-01\", 3, null], [\"2026-11-02\", 4, 40], [\"2026-11-03\", null, 50]]");
        assertThat(both.lastDay()).hasToString("Optional[2026-11-03]");
    }

    @Test
    void a_metric_known_to_be_dropped_is_not_asked_for() {
        assertThat(new SectionQuery(ReportSection.TRAFFIC_SOURCES, Map.of("views", "gone")).nextMetrics())
                .containsExactly("estimatedMinutesWatched");
        assertThat(new SectionQuery(ReportSection.DEVICES, Map.of("views", "gone")).nextMetrics())
                .isEmpty();
    }

    @Test
    void an_answer_without_rows_is_a_table_without_rows() throws JsonProcessingException {
        // given
        var answer = new ObjectMapper().readTree("{\"columnHeaders\":[{\"name\":\"day\"},{\"name\":\"views\"}]}");
        // then
        assertThat(ResultTable.of(answer).rows()).isEmpty();
        assertThat(ResultTable.of(answer).lastDay()).isEmpty();
    }

    private static ResultTable table(String columns, String rows) throws JsonProcessingException {
        var headers = "{\"name\":\"" + columns.replace(",", "\"},{\"name\":\"") + "\"}";
        return ResultTable.of(
                new ObjectMapper().readTree("{\"columnHeaders\":[" + headers + "],\"rows\":" + rows + "}"));
    }
}
