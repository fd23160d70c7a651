package dev.ratiomesh.campaign.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CsvCellTest {
    @Test
    void keeps_numbers_and_harmless_texts_unchanged() {
        assertThat(CsvCell.of(42L)).isEqualTo("42");
        assertThat(CsvCell.of("First = single")).isEqualTo("First = single");
        assertThat(CsvCell.of("")).isEmpty();
    }

    @Test
    void shows_nothing_for_null() {
        assertThat(CsvCell.of(null)).isEmpty();
    }

    @Test
    void makes_formulas_texts() {
        for (String start : new String[] {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}) {
            assertThat(CsvCell.of(start + "1+1")).isEqualTo("'" + start + "1+1");
        }
    }

    @Test
    void leaves_negative_numbers_numbers() {
        assertThat(CsvCell.of(-3L)).isEqualTo("-3");
        assertThat(CsvCell.of(-0.5)).isEqualTo("-0.5");
    }

    @Test
    void writes_large_numbers_without_an_exponent() {
        assertThat(CsvCell.of(12_345_678.5)).isEqualTo("12345678.5");
        assertThat(CsvCell.of(new BigDecimal("2E+2"))).isEqualTo("200");
    }
}
