package dev.ratiomesh.order.placing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.contracts.order.OrderEvent.OrderRefused;
import dev.ratiomesh.contracts.order.OrderEvent.OrderSettled;
import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.mesh.Mesh;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class CapsIT {
    private final String campaign = Fixtures.campaignId();

    @RegisterExtension
    final Mesh mesh = new Mesh();

    /** The tenant t-capped may reserve 100 USD a month; twelve campaigns need 30 USD each, at the same moment. */
    @Test
    void many_campaigns_of_a_tenant_never_exceed_its_monthly_cap() {
        // given
        List<String> campaigns =
                IntStream.range(0, 12).mapToObj(i -> Fixtures.campaignId()).toList();
        campaigns.forEach(id -> mesh.publish(Fixtures.started(
                Fixtures.endingIn(Fixtures.ONE_DAY, Fixtures.brief(id, "t-capped", Fixtures.generous())))));
        campaigns.forEach(mesh::awaitCampaign);

        // when
        campaigns.forEach(id -> mesh.publish(Fixtures.behind(id, "t-capped", 15, 10_000)));

        // then: three whole orders, one of the remaining 10 USD, and eight refusals
        Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            assertThat(mesh.campaignsWith(OrderSettled.class, campaigns)).hasSize(4);
            assertThat(mesh.campaignsWith(OrderRefused.class, campaigns)).hasSize(8);
        });
        assertThat(mesh.eventsOf(campaigns.get(11), OrderRefused.class))
                .allSatisfy(refused -> assertThat(refused.code()).isEqualTo(RefusalCode.TENANT_MONTH_CAP));
        Set<String> orders = mesh.rows("SELECT id FROM ad_order WHERE tenant_id = 't-capped'").stream()
                .map(row -> row.get("id").toString())
                .collect(Collectors.toSet());
        assertThat(sum(ofTenant(orders), "budget")).isEqualByComparingTo("100.00");
        assertThat(sum(ofTenant(orders), "spent")).isLessThanOrEqualTo(new BigDecimal("100.00"));
        assertSound(campaigns);
    }

    @Test
    void the_orders_of_one_campaign_never_exceed_its_daily_cap() {
        // given: 50 USD a day
        mesh.startCampaign(Fixtures.endingIn(Fixtures.ONE_DAY, Fixtures.brief(campaign, "t-1", Fixtures.generous())));
        mesh.publish(Fixtures.behind(campaign, "t-1", 15, 10_000));
        mesh.await(campaign, OrderSettled.class);

        // when
        mesh.publish(Fixtures.behind(campaign, "t-1", 15, 20_000));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        mesh.eventsOf(campaign, OrderSettled.class))
                .hasSizeGreaterThan(1));
        mesh.publish(Fixtures.behind(campaign, "t-1", 15, 30_000));

        // then
        assertThat(mesh.await(campaign, OrderRefused.class).code()).isEqualTo(RefusalCode.CAMPAIGN_DAY_CAP);
        assertThat(mesh.amount("SELECT sum(spent) FROM ad_order WHERE campaign_id = '" + campaign + "'"))
                .isEqualByComparingTo("50.00");
        assertSound(List.of(campaign));
    }

    @Test
    void new_views_are_needed_for_a_further_order() {
        // given
        mesh.startCampaign(Fixtures.endingIn(Fixtures.ONE_DAY, Fixtures.brief(campaign, "t-1", Fixtures.generous())));
        mesh.publish(Fixtures.behind(campaign, "t-1", 5, 10_000));
        mesh.await(campaign, OrderSettled.class);

        // when: 499 of 500 new views, then 500
        mesh.publish(Fixtures.behind(campaign, "t-1", 5, 10_499));
        mesh.publish(Fixtures.behind(campaign, "t-1", 7.5, 10_500));

        // then
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        mesh.eventsOf(campaign, OrderSettled.class))
                .hasSize(2));
        assertThat(mesh.eventsOf(campaign, OrderSettled.class).get(1).order().budget())
                .isEqualByComparingTo("15.00");
    }

    @Test
    void a_refusal_is_published_once_until_its_reason_changes() {
        // given
        mesh.startCampaign(Fixtures.endingIn(Fixtures.ONE_DAY, Fixtures.brief(campaign, "t-1", Fixtures.generous())));

        // when: reach that gives 0.02 likes a view cannot close a gap that grows by 0.03
        for (int i = 0; i < 5; i++) {
            mesh.publish(Fixtures.target(
                    campaign,
                    "t-1",
                    dev.ratiomesh.contracts.target.Verdict.BEHIND,
                    15,
                    0.03,
                    10_000 + i,
                    java.time.Instant.now()));
        }
        mesh.publish(Fixtures.behind(campaign, "t-1", 0.5, 10_010));

        // then
        Awaitility.await().untilAsserted(() -> assertThat(mesh.eventsOf(campaign, OrderRefused.class))
                .extracting(OrderRefused::code)
                .endsWith(RefusalCode.BELOW_PROVIDER_MINIMUM));
        assertThat(mesh.eventsOf(campaign, OrderRefused.class))
                .extracting(OrderRefused::code)
                .containsSubsequence(RefusalCode.BELOW_PROVIDER_MINIMUM)
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void the_database_refuses_to_exceed_a_cap() {
        assertThatThrownBy(() -> mesh.execute("INSERT INTO cap (id, cap, reserved) VALUES ('test/a', 10, 10.01)"))
                .hasMessageContaining("cap_never_passed");
        assertThatThrownBy(() -> mesh.execute("INSERT INTO cap (id, cap, reserved) VALUES ('test/b', 10, -1)"))
                .hasMessageContaining("cap_reserved_not_negative");
    }

    @Test
    void ledger_entries_are_never_changed() {
        // given
        mesh.startCampaign(Fixtures.endingIn(Fixtures.ONE_DAY, Fixtures.brief(campaign, "t-1", Fixtures.generous())));
        mesh.publish(Fixtures.behind(campaign, "t-1", 15, 10_000));
        mesh.await(campaign, OrderSettled.class);

        // when / then
        assertThatThrownBy(() -> mesh.execute("UPDATE cost_line SET amount = 0"))
                .hasMessageContaining("only added to");
        assertThatThrownBy(() -> mesh.execute("DELETE FROM cost_line")).hasMessageContaining("only added to");
    }

    /**
     * Asserts that every cap agrees with its orders, none is exceeded, and the ledger of every order of these campaigns adds
     * up. Other tests rewrite orders of their own, so that the last holds for the campaigns of this test only.
     */
    private void assertSound(Collection<String> campaigns) {
        assertThat(mesh.rows("SELECT id FROM cap WHERE cap IS NOT NULL AND over = 0 AND reserved + spent > cap"))
                .isEmpty();
        assertThat(
                        mesh.rows(
                                """
                        SELECT c.id FROM cap c JOIN (SELECT cap_id, sum(reserved) AS r, sum(spent) AS s FROM hold GROUP BY 1) h
                          ON h.cap_id = c.id WHERE c.reserved <> h.r OR c.spent <> h.s
                        """))
                .isEmpty();
        assertThat(mesh.rows(
                        """
                        SELECT o.id FROM ad_order o
                        JOIN (SELECT order_id, sum(amount) FILTER (WHERE kind = 'RESERVED') AS reserved,
                                     coalesce(sum(amount) FILTER (WHERE kind = 'SPENT'), 0) AS spent,
                                     coalesce(sum(amount) FILTER (WHERE kind = 'RELEASED'), 0) AS released
                              FROM cost_line GROUP BY 1) l ON l.order_id = o.id
                        WHERE o.campaign_id = ANY ('{%s}')
                          AND (l.spent <> o.spent OR (o.state = 'SETTLED' AND l.reserved <> l.spent + l.released))
                        """
                                .formatted(String.join(",", campaigns))))
                .isEmpty();
    }

    private Stream<JsonNode> ofTenant(Set<String> orders) {
        return mesh.sandbox.acceptedOrders().stream()
                .filter(order -> orders.contains(order.path("campaignName").asText()));
    }

    private static BigDecimal sum(Stream<JsonNode> orders, String field) {
        return orders.map(order -> new BigDecimal(order.path(field).asText())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
