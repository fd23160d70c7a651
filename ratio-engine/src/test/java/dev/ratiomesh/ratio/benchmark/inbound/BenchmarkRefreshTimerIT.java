package dev.ratiomesh.ratio.benchmark.inbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.ratiomesh.ratio.MeshTest;
import dev.ratiomesh.testkit.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@MeshTest
@TestProfile(BenchmarkRefreshTimerIT.Often.class)
@QuarkusTestResource(value = TablePages.class, restrictToAnnotatedClass = true)
class BenchmarkRefreshTimerIT {

    public static final class Often implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ratio.refresh-every", "PT1S");
        }
    }

    @AfterEach
    void serveTheTableAgain() {
        serve("table");
    }

    @Test
    void the_table_behind_the_redirect_is_used_and_its_broken_rows_are_shown() {
        benchmarks()
                .body("source", startsWith("http://127.0.0.1"))
                .body("rows", equalTo(303))
                .body("dropped.find { it.reason == 'NOT_A_NUMBER' }.firstLines", equalTo(java.util.List.of(302)))
                .body("dropped.find { it.reason == 'LIKES_ABOVE_VIEWS' }.firstLines", equalTo(java.util.List.of(303)))
                .body("dropped.find { it.reason == 'QUOTE_NOT_CLOSED' }.firstLines", equalTo(java.util.List.of(304)))
                .body("models", hasSize(4));
        given().auth()
                .oauth2(TestTokens.token("t-1", "viewer"))
                .get("/api/benchmarks/pop")
                .then()
                .statusCode(200)
                .body("points", hasSize(200));
    }

    @Test
    void a_sign_in_page_keeps_the_last_good_lines_and_is_shown_until_the_table_is_back() {
        // given
        String before = model();
        // when
        serve("sign-in");
        // then
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> benchmarks()
                .body("lastFailure.fault", equalTo("NOT_CSV"))
                .body("lastFailure.message", containsString("anyone with the link")));
        assertThat(model()).isEqualTo(before);
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'benchmarks' }.data.degraded", equalTo(true));
        serve("table");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> benchmarks().body("lastFailure", equalTo(null)));
    }

    private static String model() {
        return benchmarks().extract().path("models[0].model");
    }

    private static ValidatableResponse benchmarks() {
        return given().auth()
                .oauth2(TestTokens.token("t-1", "viewer"))
                .get("/api/benchmarks")
                .then()
                .statusCode(200);
    }

    private static void serve(String page) {
        String base = ConfigProvider.getConfig().getValue("test.table-pages", String.class);
        given().get(base + "/serve/" + page).then().statusCode(200);
    }
}
