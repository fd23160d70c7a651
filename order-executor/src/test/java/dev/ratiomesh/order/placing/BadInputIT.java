package dev.ratiomesh.order.placing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.order.OrderEvent.OrderPlaced;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.mesh.Mesh;
import dev.ratiomesh.testkit.TestTokens;
import dev.ratiomesh.testkit.kafka.TopicProbe;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class BadInputIT {
    private final String campaign = Fixtures.campaignId();

    @RegisterExtension
    final Mesh mesh = new Mesh();

    @Test
    void an_unreadable_message_becomes_a_dead_letter_and_all_others_are_handled() {
        // given
        mesh.startCampaign(Fixtures.brief(campaign, "t-1", Fixtures.generous()));

        // when
        poison(Topic.ENGAGEMENT_TARGETS, "target.computed.v1", "{not json");
        poison(Topic.ORDER_COMMANDS, "order.approve.v1", "{\"orderId\":\"ord-1\",\"sum\":\"1.00\"}");
        poison(Topic.ORDER_COMMANDS, "order.approve-all.v1", "{}");
        poison(Topic.CAMPAIGN_EVENTS, "campaign.started.v1", "{\"brief\":null}");
        mesh.publish(Fixtures.behind(campaign, "t-1", 15, 10_000));

        // then
        mesh.await(campaign, OrderPlaced.class);
        assertDeadLetter(Topic.ENGAGEMENT_TARGETS, "UNREADABLE");
        assertDeadLetter(Topic.ORDER_COMMANDS, "BREAKS_SCHEMA");
        assertDeadLetter(Topic.ORDER_COMMANDS, "UNKNOWN_TYPE");
        assertDeadLetter(Topic.CAMPAIGN_EVENTS, "BREAKS_SCHEMA");
    }

    @Test
    void health_shows_the_api_version_of_the_provider_and_openapi_is_served() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
        assertThat(given().get("/q/health/ready").asString()).contains("google-ads", "v25", "supported");
        given().get("/api/openapi").then().statusCode(401);
        given().header("Authorization", "Bearer " + TestTokens.token("t-1", "viewer"))
                .accept("application/json")
                .get("/api/openapi")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Ratio Mesh: orders"));
        assertThat(given().get("/q/metrics").asString()).contains("mesh_orders");
    }

    private void poison(Topic topic, String type, String payload) {
        mesh.sendRaw(
                topic,
                campaign,
                java.util.UUID.randomUUID().toString(),
                type,
                payload.getBytes(StandardCharsets.UTF_8));
    }

    private void assertDeadLetter(Topic topic, String reason) {
        try (TopicProbe letters = TopicProbe.open(mesh.configValue("kafka.bootstrap.servers"), topic.deadLetters())) {
            letters.await(record -> campaign.equals(record.key())
                    && reason.equals(record.headers().get("dlq-reason")));
        }
    }
}
