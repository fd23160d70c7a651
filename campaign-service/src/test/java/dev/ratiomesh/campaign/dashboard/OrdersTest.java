package dev.ratiomesh.campaign.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.campaign.dashboard.CampaignSummary.Orders;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class OrdersTest {
    @Test
    void have_at_least_the_decimals_of_their_currency() {
        Orders orders = new Orders(0, BigDecimal.ZERO, new BigDecimal("1.234567"), null);
        assertThat(orders.in("USD").ordered()).isEqualTo(new BigDecimal("0.00"));
        assertThat(orders.in("JPY").ordered()).isEqualTo(new BigDecimal("0"));
        assertThat(orders.in("USD").spent()).isEqualTo(new BigDecimal("1.234567"));
    }
}
