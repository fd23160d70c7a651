package dev.ratiomesh.ratio.benchmark.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ratiomesh.ratio.benchmark.fit.TableLocation.OnDisk;
import dev.ratiomesh.ratio.benchmark.fit.TableLocation.OnWeb;
import dev.ratiomesh.ratio.benchmark.fit.TableLocation.PublishedTable;
import dev.ratiomesh.ratio.benchmark.table.InvalidTableException;
import dev.ratiomesh.ratio.benchmark.table.TableError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableLocationTest {

    @Test
    void distinguishes_an_empty_text_a_path_and_an_address() {
        assertThat(TableLocation.parse("  ")).isInstanceOf(PublishedTable.class);
        assertThat(TableLocation.parse("../shared/data/benchmarks.csv")).isInstanceOf(OnDisk.class);
        assertThat(TableLocation.parse("HTTPS://docs.google.com/spreadsheets/d/x/export?format=csv&gid=0"))
                .isInstanceOf(OnWeb.class);
    }

    @Test
    void a_label_gives_no_access() {
        assertThat(TableLocation.parse("https://docs.google.com/spreadsheets/d/secret/export?format=csv")
                        .label())
                .isEqualTo("https://docs.google.com");
        assertThat(TableLocation.parse("/home/someone/table.csv").label()).isEqualTo("table.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://host/table.csv", "file:///etc/passwd", "http://", "http://user:word@host/", "https://a b/"
            })
    void refuses_a_text_that_is_neither(String configured) {
        assertThatThrownBy(() -> TableLocation.parse(configured))
                .isInstanceOfSatisfying(
                        InvalidTableException.class, e -> assertThat(e.error()).isEqualTo(TableError.BAD_ADDRESS))
                .hasMessageNotContaining("word@");
    }
}
