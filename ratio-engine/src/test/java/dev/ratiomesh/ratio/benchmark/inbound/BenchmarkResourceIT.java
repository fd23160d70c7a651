package dev.ratiomesh.ratio.benchmark.inbound;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import dev.ratiomesh.ratio.MeshTest;
import dev.ratiomesh.testkit.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@MeshTest
class BenchmarkResourceIT {

    @Test
    void shows_every_current_line() {
        viewer().get("/api/benchmarks")
                .then()
                .statusCode(200)
                .body("label", equalTo("derived metric, not from YouTube"))
                .body("source", equalTo("published"))
                .body("lastFailure", equalTo(null))
                .body("models", hasSize(40))
                .body("models.genre", hasItems("(all)", "J-Pop & Anime"))
                .body("models.model", everyItem(matchesPattern("[0-9a-f]{16}")))
                .body("models.find { it.genre == 'Pop' && it.counter == 'likes' }.fit.n", equalTo(966));
    }

    @Test
    void draws_a_line_with_its_interval() {
        viewer().queryParam("counter", "comments")
                .get("/api/benchmarks/{genre}", "j-pop & anime")
                .then()
                .statusCode(200)
                .body("label", equalTo("derived metric, not from YouTube"))
                .body("model.genre", equalTo("J-Pop & Anime"))
                .body("model.counter", equalTo("comments"))
                .body("points", empty())
                .body("line", hasSize(30))
                .body("line[0].x", equalTo(559.0f))
                .body("line[29].x.toDouble()", closeTo(791_088_668, 100));
    }

    @Test
    void names_an_unknown_genre_and_counter() {
        viewer().get("/api/benchmarks/Polka")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("GENRE_UNKNOWN"))
                .body("detail", containsString("Polka"));
        viewer().queryParam("counter", "shares")
                .get("/api/benchmarks/Pop")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("COUNTER_UNKNOWN"));
    }

    @Test
    void requires_a_token_with_a_role_of_the_mesh() {
        given().get("/api/benchmarks").then().statusCode(401).body("code", equalTo("UNAUTHORIZED"));
        for (String role : List.of("viewer", "operator", "approver")) {
            with(TestTokens.token("t-1", role)).get("/api/benchmarks").then().statusCode(200);
        }
        with(TestTokens.token("t-1", "guest"))
                .get("/api/benchmarks")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        with(TestTokens.expired("t-1", "viewer")).get("/api/benchmarks").then().statusCode(401);
    }

    @Test
    void serves_its_description_its_health_and_its_meters() {
        given().get("/api/openapi").then().statusCode(401);
        viewer().get("/api/openapi").then().statusCode(200).body(containsString("/api/benchmarks/{genre}"));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'benchmarks' }.data.degraded", equalTo(false));
        given().get("/q/metrics").then().statusCode(200).body(containsString("mesh_ratio_targets_total"));
    }

    private static RequestSpecification viewer() {
        return with(TestTokens.token("t-1", "viewer"));
    }

    private static RequestSpecification with(String token) {
        return given().auth().oauth2(token);
    }
}
