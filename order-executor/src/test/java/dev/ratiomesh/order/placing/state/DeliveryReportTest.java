package dev.ratiomesh.order.placing.state;

import static dev.ratiomesh.order.placing.OrderFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ratiomesh.order.placing.OrderFixtures;
import dev.ratiomesh.order.placing.caps.Money;
import dev.ratiomesh.order.placing.state.DeliveryReport.InvalidReportException;
import dev.ratiomesh.order.placing.state.DeliveryReport.RawReport;
import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class DeliveryReportTest {
    private static final OrderProposal ORDER = OrderFixtures.proposal();

    @Test
    void costs_are_rounded_up_to_what_the_currency_can_express() throws InvalidReportException {
        assertThat(DeliveryReport.parse(reading("USD", 1_234_567, 40, false), ORDER)
                        .cost())
                .isEqualTo(usd("1.24"));
        assertThat(DeliveryReport.parse(reading(null, 1_230_000, 40, false), ORDER)
                        .cost())
                .isEqualTo(usd("1.23"));
        assertThat(DeliveryReport.parse(reading("USD", 0, 0, false), ORDER).cost())
                .isEqualTo(usd("0.00"));
    }

    @Test
    void a_report_in_another_currency_below_zero_or_with_negative_views_is_invalid() {
        assertThatThrownBy(() -> DeliveryReport.parse(reading("EUR", 1, 1, false), ORDER))
                .isInstanceOf(InvalidReportException.class)
                .hasMessageContaining("EUR");
        assertThatThrownBy(() -> DeliveryReport.parse(reading("USD", -1, 1, false), ORDER))
                .isInstanceOf(InvalidReportException.class);
        assertThatThrownBy(() -> DeliveryReport.parse(reading("USD", 1, -1, false), ORDER))
                .isInstanceOf(InvalidReportException.class);
    }

    @Test
    void only_another_currency_is_a_reason_to_end_the_order() {
        assertThatThrownBy(() -> DeliveryReport.parse(reading("EUR", 1, 1, false), ORDER))
                .isInstanceOfSatisfying(InvalidReportException.class, invalid -> assertThat(invalid.currencyDiffers())
                        .isTrue());
        assertThatThrownBy(() -> DeliveryReport.parse(reading("USD", -1, 1, false), ORDER))
                .isInstanceOfSatisfying(InvalidReportException.class, invalid -> assertThat(invalid.currencyDiffers())
                        .isFalse());
    }

    @Test
    void a_report_on_another_name_or_on_none_is_invalid() {
        for (String name : new String[] {"ord-2", "", null}) {
            assertThatThrownBy(() -> DeliveryReport.parse(new RawReport(name, "USD", 1, 1, false), ORDER))
                    .isInstanceOfSatisfying(
                            InvalidReportException.class,
                            invalid -> assertThat(invalid.isOfAnotherOrder()).isTrue());
        }
        assertThatThrownBy(() -> DeliveryReport.parse(reading("USD", -1, 1, false), ORDER))
                .isInstanceOfSatisfying(InvalidReportException.class, invalid -> assertThat(invalid.isOfAnotherOrder())
                        .isFalse());
    }

    private static RawReport reading(String currency, long micros, long views, boolean ended) {
        return new RawReport("ord-1", currency, micros, views, ended);
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
