package dev.ratiomesh.ratio.benchmark.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTest {

    private static final String HEADER = "genre,views,likes,comments\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "genre,views,likes,comments\nPop,100,5,3\n",
                "\uFEFFgenre,views,likes,comments\r\nPop,100,5,3\r\n",
                "\uFEFF\"Genre_Or_Category\",VIEWS,Likes, comments \nPop,100,5,3",
                "video_id,comments,likes,views,genre\nxyz,3,5,100,Pop\n",
                "genre,title,views,likes,comments\nPop,\"a \"\"quoted\"\" title,\nover two lines\",1E2,5.0,3\n",
                "genre,views,likes,comments\n\nPop,100,5,3\n\n"
            })
    void reads_the_same_row_from_every_usual_form(String text) throws IOException {
        // when
        BenchmarkTable table = read(text);
        // then
        assertThat(table.rows()).isEqualTo(1);
        assertThat(table.dropped()).isEmpty();
        DataPoints likes = table.genres().iterator().next().points(EngagementCounter.LIKES);
        assertThat(List.of(likes.views(0), likes.count(0))).containsExactly(100L, 5L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Pop,abc,5,3|NOT_A_NUMBER",
                "Pop,100,5.5,3|NOT_A_NUMBER",
                "Pop,\"1,000\",5,3|NOT_A_NUMBER",
                "Pop,100,1e999999999,3|NOT_A_NUMBER",
                "Pop,99999999999999999999,5,3|NOT_A_NUMBER",
                "Pop,-100,5,3|NEGATIVE",
                "Pop,100,5,-3|NEGATIVE",
                "Pop,0,0,0|NO_VIEWS",
                "Pop,,5,3|NO_VIEWS",
                "Pop,100,101,3|LIKES_ABOVE_VIEWS",
                " ,100,5,3|GENRE_MISSING",
                "Pop,100,5|WRONG_WIDTH",
                "Pop,100,5,3,9|WRONG_WIDTH"
            })
    void counts_a_broken_row_and_continues(String row, RowError fault) throws IOException {
        // when
        BenchmarkTable table = read(HEADER + "Pop,200,5,3\n" + row + "\nPop,300,5,3\n");
        // then
        assertThat(table.dropped()).containsExactly(new DroppedRows(fault, 1, List.of(3L)));
        assertThat(table.rows()).isEqualTo(3);
        assertThat(points(table, EngagementCounter.LIKES).size()).isEqualTo(2);
    }

    @Test
    void keeps_the_first_five_line_numbers_of_a_reason() throws IOException {
        // when
        BenchmarkTable table = read(HEADER + "Pop,x,5,3\n".repeat(7) + "Pop,100,5,3\n");
        // then
        assertThat(table.dropped())
                .containsExactly(new DroppedRows(RowError.NOT_A_NUMBER, 7, List.of(2L, 3L, 4L, 5L, 6L)));
    }

    @Test
    void a_quote_without_its_partner_costs_one_row_and_keeps_line_numbers() throws IOException {
        // given
        String rows = "Pop,100,5,3\n".repeat(200);
        // when
        BenchmarkTable table = read(HEADER + "\"Pop,100,5,3\n" + rows + "Pop,x,5,3\n");
        // then
        assertThat(table.dropped())
                .containsExactlyInAnyOrder(
                        new DroppedRows(RowError.QUOTE_NOT_CLOSED, 1, List.of(2L)),
                        new DroppedRows(RowError.NOT_A_NUMBER, 1, List.of(203L)));
        assertThat(points(table, EngagementCounter.LIKES).size()).isEqualTo(200);
    }

    @Test
    void two_stray_quotes_far_apart_do_not_swallow_what_lies_between() throws IOException {
        // given
        String rows = "Pop,100,5,3\n".repeat(200);
        // when
        BenchmarkTable table = read(HEADER + "\"Pop,100,5,3\n" + rows + "\"Pop,100,5,3\n");
        // then
        assertThat(table.dropped()).containsExactly(new DroppedRows(RowError.QUOTE_NOT_CLOSED, 2, List.of(2L, 203L)));
        assertThat(points(table, EngagementCounter.LIKES).size()).isEqualTo(200);
    }

    @Test
    void an_open_quote_near_the_end_costs_one_row() throws IOException {
        // when
        BenchmarkTable table = read(HEADER + "Pop,100,5,3\n\"Pop,100,5,3\nPop,100,5,3\nPop,100,5,3");
        // then
        assertThat(table.dropped()).containsExactly(new DroppedRows(RowError.QUOTE_NOT_CLOSED, 1, List.of(3L)));
        assertThat(points(table, EngagementCounter.LIKES).size()).isEqualTo(3);
    }

    @Test
    void an_empty_field_is_unknown_and_a_zero_is_not_fitted() throws IOException {
        // when
        BenchmarkTable table = read(HEADER + "Pop,100,,3\nPop,100,5,\nPop,100,0,0\n");
        // then
        assertThat(table.dropped()).isEmpty();
        assertThat(points(table, EngagementCounter.LIKES).size()).isEqualTo(1);
        assertThat(points(table, EngagementCounter.COMMENTS).size()).isEqualTo(1);
    }

    @Test
    void genres_that_differ_by_case_and_blanks_are_one() throws IOException {
        // when
        BenchmarkTable table = read(HEADER + "Hip Hop,100,5,3\n hip hop ,100,5,3\n");
        // then
        assertThat(table.genreCount()).isEqualTo(1);
    }

    @Test
    void reads_ages_where_the_table_has_them() throws IOException {
        // when
        BenchmarkTable table =
                read("genre,views,likes,comments,ageDays\nPop,100,5,3,1.5\nPop,100,5,3,\nPop,100,5,3,soon\n");
        // then
        assertThat(points(table, EngagementCounter.LIKES).age(0)).isEqualTo(1.5f);
        assertThat(points(table, EngagementCounter.LIKES).age(1)).isNaN();
        assertThat(table.dropped()).containsExactly(new DroppedRows(RowError.NOT_A_NUMBER, 1, List.of(4L)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|COLUMN_MISSING|empty",
                "genre;views;likes;comments|COLUMN_MISSING|commas",
                "genre,views,likes|COLUMN_MISSING|'comments'",
                "a,b,c|COLUMN_MISSING|found: a, b, c",
                "genre,genre_or_category,views,likes,comments|COLUMN_REPEATED|genre_or_category",
                "<!DOCTYPE html><html>|NOT_CSV|HTML",
                "genre,views,likes,comments|NO_USABLE_ROWS|No row"
            })
    void a_table_without_a_usable_header_or_row_names_what_is_missing(String text, TableError fault, String said) {
        // when
        InvalidTableException refused = catchThrowableOfType(InvalidTableException.class, () -> read(text));
        // then
        assertThat(refused.error()).isEqualTo(fault);
        assertThat(refused).hasMessageContaining(said);
    }

    @Test
    void a_table_with_too_many_rows_or_genres_is_refused() {
        // given
        TableReader small = new TableReader(new TableLimits(1000, 3, 2));
        String rows = HEADER + "Pop,100,5,3\n".repeat(4);
        String genres =
                HEADER + IntStream.range(0, 3).mapToObj(i -> i + ",100,5,3").collect(Collectors.joining("\n"));
        // then
        assertThatThrownBy(() -> small.read(new StringReader(rows))).hasMessageContaining("more than 3 rows");
        assertThatThrownBy(() -> small.read(new StringReader(genres))).hasMessageContaining("more than 2 genres");
    }

    private static BenchmarkTable read(String text) throws IOException {
        return new TableReader(TableLimits.DEFAULT).read(new StringReader(text));
    }

    private static DataPoints points(BenchmarkTable table, EngagementCounter counter) {
        return table.genres().iterator().next().points(counter);
    }
}
