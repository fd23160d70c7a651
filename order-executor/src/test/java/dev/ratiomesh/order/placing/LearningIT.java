package dev.ratiomesh.order.placing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.order.OrderEvent.OrderPlaced;
import dev.ratiomesh.contracts.order.OrderEvent.OrderProposed;
import dev.ratiomesh.contracts.order.OrderEvent.OrderSettled;
import dev.ratiomesh.contracts.order.OrderView;
import dev.ratiomesh.contracts.target.Measure;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.contracts.target.Verdict;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.mesh.Mesh;
import dev.ratiomesh.testkit.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class LearningIT {
    private final String genre = "Genre " + Fixtures.campaignId();

    @RegisterExtension
    final Mesh mesh = new Mesh();

    @Test
    void a_settled_order_refines_the_sizing_of_the_next_order_of_its_genre_and_counts_once() {
        // given: an order, and 300 likes while it was shown, far more than was believed
        String first = campaign(Duration.ofDays(3));
        mesh.publish(target(first, 1_000, 10_000));
        OrderView order = mesh.await(first, OrderPlaced.class).order();
        mesh.publish(target(first, 1_300, 11_500));
        OrderView settled = mesh.await(first, OrderSettled.class).order();

        // when
        String second = campaign(Duration.ofDays(3));
        mesh.publish(target(second, 1_000, 10_000));
        OrderView next = mesh.await(second, OrderProposed.class).order();

        // then
        Map<String, Object> lesson = mesh.rows("SELECT * FROM lesson WHERE order_id = '" + order.orderId() + "'")
                .get(0);
        assertThat(lesson).containsEntry("likes_gained", 300L).containsEntry("views_gained", 1_500L);
        assertThat(evidence(order)).containsEntry("evidence", 0);
        assertThat(evidence(next)).containsEntry("evidence", 1);
        assertThat(settled.spent())
                .isEqualByComparingTo(new BigDecimal(lesson.get("spent").toString()));
        assertThat((float) evidence(next).get("likesPerReach")).isGreaterThan(0.02f);
        assertThat(next.budget()).isLessThan(order.budget());
        assertThat(priors()).singleElement().satisfies(prior -> assertThat(prior)
                .containsEntry("evidence", 1));
    }

    @Test
    void a_corrected_cost_replaces_the_sample_of_the_order() throws Exception {
        // given
        String campaign = campaign(Fixtures.ONE_DAY);
        mesh.publish(target(campaign, 1_000, 10_000));
        OrderView order = mesh.await(campaign, OrderSettled.class).order();
        Map<String, Object> taught = priors().get(0);

        // when: what was settled before was not what the provider reports; the next look at it is a correction. The
        // lesson
        // comes first: once the order is changed, its worker may be faster than a second statement, which would undo
        // his.
        mesh.execute("UPDATE lesson SET views = views - 7 WHERE order_id = '" + order.orderId() + "'");
        mesh.execute("UPDATE ad_order SET views = views - 7, due_at = now(), revision = revision + 1 WHERE id = '"
                + order.orderId() + "'");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> mesh.eventsOf(campaign, OrderSettled.class).size() > 1);

        // then
        assertThat(priors()).containsExactly(taught);
        assertThat(mesh.rows("SELECT * FROM lesson WHERE order_id = '" + order.orderId() + "'"))
                .hasSize(1);
    }

    private String campaign(Duration time) {
        String id = Fixtures.campaignId();
        Brief usual = Fixtures.endingIn(time, Fixtures.onAccount(id, Fixtures.account(), Fixtures.generous()));
        mesh.startCampaign(new Brief(
                id,
                usual.tenantId(),
                usual.videoId(),
                usual.title(),
                genre,
                usual.viewGoal(),
                usual.deadline(),
                usual.cadence(),
                usual.minimumNewViews(),
                usual.timeZone(),
                usual.budget(),
                usual.reach()));
        return id;
    }

    private TargetComputed target(String campaign, long likes, long views) {
        TargetComputed usual = Fixtures.target(campaign, "t-1", Verdict.BEHIND, 15, 0.01, views, Instant.now());
        Measure measure = new Measure(
                Verdict.BEHIND,
                null,
                likes,
                likes + 15.0,
                likes + 7.5,
                likes + 30.0,
                15.0,
                5_000.0,
                0.01,
                "sha256:0123456789abcdef");
        return new TargetComputed(
                campaign,
                "t-1",
                usual.videoId(),
                usual.observedAt(),
                views,
                genre,
                usual.viewGoal(),
                usual.ageDays(),
                Verdict.BEHIND,
                measure,
                measure);
    }

    private static Map<String, Object> evidence(OrderView order) {
        return asViewer("/api/orders/" + order.orderId() + "/why").getMap("reasoning.sizing");
    }

    private List<Map<String, Object>> priors() {
        return asViewer("/api/priors").<Map<String, Object>>getList("").stream()
                .filter(prior -> prior.get("genre").equals(genre.toLowerCase(java.util.Locale.ROOT)))
                .toList();
    }

    private static io.restassured.path.json.JsonPath asViewer(String path) {
        return given().header("Authorization", "Bearer " + TestTokens.token("t-1", "viewer"))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
