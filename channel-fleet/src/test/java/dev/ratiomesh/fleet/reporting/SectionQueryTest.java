package dev.ratiomesh.fleet.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionQueryTest {
    @Test
    void queries_all_metrics_at_once_and_is_complete_when_they_are_answered() throws JsonProcessingException {
        // given
        var query = new SectionQuery(ReportSection.TRAFFIC_SOURCES, Map.of());
        assertThat(query.nextMetrics()).containsExactly("views", "estimatedMinutesWatched");
        // when
        query.answered(table("insightTrafficSourceType,views,estimatedMinutesWatched", "[[\"YT_SEARCH\",3,9]]"));
        // then
        assertThat(query.nextMetrics()).isEmpty();
        assertThat(query.dropped()).isEmpty();
        assertThat(query.table().orElseThrow().rows()).hasSize(1);
    }

    @Test
    void only_the_dropped_metric_is_missing() throws JsonProcessingException {
        // given
        var query = new SectionQuery(ReportSection.TRAFFIC_SOURCES, Map.of());
        query.refused("The query is not supported.");
        // when
        assertThat(query.nextMetrics()).containsExactly("views");
        query.answered(table("insightTrafficSourceType,views", "[[\"YT_SEARCH\",3]]"));
        assertThat(query.nextMetrics()).containsExactly("estimatedMinutesWatched");
        query.refused("The query is not supported.");
        // then
        assertThat(query.nextMetrics()).isEmpty();
        assertThat(query.dropped())
                .containsExactly(Map.entry("estimatedMinutesWatched", "The query is not supported."));
        assertThat(query.table().orElseThrow().columns()).containsExactly("insightTrafficSourceType", "views");
    }

    @Test
    void separate_tables_are_joined_by_their_dimensions() throws JsonProcessingException {
        // given
        var views = table("day,views", "[[\"2026-11-01\",3],[\"2026-11-02\",4]]");
        var minutes = table("day,estimatedMinutesWatched", "[[\"2026-11-02\",40],[\"2026-11-03\",50]]");
        // when
        var joined = views.join(minutes, 1);
        // then
        assertThat(joined.columns()).containsExactly("day", "views", "estimatedMinutesWatched");
        assertThat(joined.rows().toString())
                .isEqualTo("[[\"2026-11-01\", 3, null], [\"2026-11-02\", 4, 40], [\"2026-11-03\", null, 50]]");
        assertThat(joined.lastDay()).hasToString("Optional[2026-11-03]");
    }

    @Test
    void a_metric_known_to_be_dropped_is_not_queried() {
        assertThat(new SectionQuery(ReportSection.TRAFFIC_SOURCES, Map.of("views", "gone")).nextMetrics())
                .containsExactly("estimatedMinutesWatched");
        assertThat(new SectionQuery(ReportSection.DEVICES, Map.of("views", "gone")).nextMetrics())
                .isEmpty();
    }

    @Test
    void a_response_without_rows_is_an_empty_table() throws JsonProcessingException {
        // given
        var response = new ObjectMapper().readTree("{\"columnHeaders\":[{\"name\":\"day\"},{\"name\":\"views\"}]}");
        // then
        assertThat(ResultTable.of(response).rows()).isEmpty();
        assertThat(ResultTable.of(response).lastDay()).isEmpty();
    }

    private static ResultTable table(String columns, String rows) throws JsonProcessingException {
        var headers = "{\"name\":\"" + columns.replace(",", "\"},{\"name\":\"") + "\"}";
        return ResultTable.of(
                new ObjectMapper().readTree("{\"columnHeaders\":[" + headers + "],\"rows\":" + rows + "}"));
    }
}
