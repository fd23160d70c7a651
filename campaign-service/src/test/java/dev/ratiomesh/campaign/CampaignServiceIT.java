package dev.ratiomesh.campaign;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.ratiomesh.testkit.MeshResource;
import dev.ratiomesh.testkit.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshResource.class)
class CampaignServiceIT {
    @Test
    void a_campaign_created_over_http_runs_and_is_shown() {
        String id = "c-" + UUID.randomUUID();
        given().auth()
                .oauth2(TestTokens.token("t-1", "viewer", "operator"))
                .contentType("application/json")
                .body(CampaignFixtures.create(id, "t-1"))
                .post("/api/campaigns")
                .then()
                .log()
                .all()
                .statusCode(202);
        await().untilAsserted(() -> given().auth()
                .oauth2(TestTokens.token("t-1", "viewer"))
                .get("/api/campaigns/" + id)
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200)
                .body("status", org.hamcrest.Matchers.equalTo("RUNNING")));
    }
}
