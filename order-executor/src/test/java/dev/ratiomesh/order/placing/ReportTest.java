package dev.ratiomesh.order.placing;

import static dev.ratiomesh.order.placing.OrderFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ratiomesh.order.placing.Report.Reading;
import dev.ratiomesh.order.placing.Report.Unusable;
import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Proposal ORDER = OrderFixtures.proposal();

    @Test
    void costs_are_rounded_up_to_what_the_currency_can_express() throws Unusable {
        assertThat(Report.of(reading("USD", 1_234_567, 40, false), ORDER).cost())
                .isEqualTo(usd("1.24"));
        assertThat(Report.of(reading(null, 1_230_000, 40, false), ORDER).cost()).isEqualTo(usd("1.23"));
        assertThat(Report.of(reading("USD", 0, 0, false), ORDER).cost()).isEqualTo(usd("0.00"));
    }

    @Test
    void a_report_in_another_currency_below_zero_or_with_negative_views_is_unusable() {
        assertThatThrownBy(() -> Report.of(reading("EUR", 1, 1, false), ORDER))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("EUR");
        assertThatThrownBy(() -> Report.of(reading("USD", -1, 1, false), ORDER)).isInstanceOf(Unusable.class);
        assertThatThrownBy(() -> Report.of(reading("USD", 1, -1, false), ORDER)).isInstanceOf(Unusable.class);
    }

    @Test
    void only_another_currency_is_a_reason_to_end_the_order() {
        assertThatThrownBy(() -> Report.of(reading("EUR", 1, 1, false), ORDER))
                .isInstanceOfSatisfying(
                        Unusable.class, it -> assertThat(it.isOtherCurrency()).isTrue());
        assertThatThrownBy(() -> Report.of(reading("USD", -1, 1, false), ORDER))
                .isInstanceOfSatisfying(
                        Unusable.class, it -> assertThat(it.isOtherCurrency()).isFalse());
    }

    @Test
    void nothing_is_booked_from_a_report_on_another_name_or_on_none() {
        for (String name : new String[] {"ord-2", "", null}) {
            assertThatThrownBy(() -> Report.of(new Reading(name, "USD", 1, 1, false), ORDER))
                    .isInstanceOfSatisfying(
                            Unusable.class, it -> assertThat(it.isNotOurs()).isTrue());
        }
        assertThatThrownBy(() -> Report.of(reading("USD", -1, 1, false), ORDER))
                .isInstanceOfSatisfying(
                        Unusable.class, it -> assertThat(it.isNotOurs()).isFalse());
    }

    private static Reading reading(String currency, long micros, long views, boolean over) {
        return new Reading("ord-1", currency, micros, views, over);
    }

    @Test
    void money_keeps_to_its_currency() {
        assertThat(usd("12.50")).hasToString("12.50 USD");
        assertThat(usd("12.50").micros()).isEqualTo(12_500_000);
        assertThat(new Money(new BigDecimal("120"), Currency.getInstance("JPY")))
                .hasToString("120 JPY");
        assertThatThrownBy(() -> usd("0.001")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> usd("1.00").minus(new Money(BigDecimal.ONE, Currency.getInstance("EUR"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(BigDecimal.ONE, Currency.getInstance("XXX")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
