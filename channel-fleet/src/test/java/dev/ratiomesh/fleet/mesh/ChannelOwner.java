package dev.ratiomesh.fleet.mesh;

import static io.restassured.RestAssured.given;

import dev.ratiomesh.testkit.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;

/** Acts as a channel's owner with a browser, and as the operator who sends the address. */
public final class ChannelOwner {
    public static final String ALL_FEATURES = "{\"features\":[\"uploads\",\"comments\",\"analytics\"]}";

    private ChannelOwner() {}

    /** Connects the sandbox's channel of a name with all features and returns its id. */
    public static String connect(String tenant, String channelName) {
        return returnFromConsent(consent(startConnection(tenant, ALL_FEATURES), "&sandbox_channel=" + channelName))
                .then()
                .statusCode(200)
                .extract()
                .path("channelId");
    }

    /** Starts a connection and returns the address for the owner. */
    public static String startConnection(String tenant, String body) {
        return requestConnection(tenant, body).then().statusCode(201).extract().path("consentUrl");
    }

    public static Response requestConnection(String tenant, String body) {
        return given().auth()
                .oauth2(TestTokens.token(tenant, "operator"))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/connections");
    }

    /** Gives consent with the owner's clicks, as {@code &sandbox_…} parameters, and returns the redirect address. */
    public static String consent(String consentUrl, String clicks) {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(consentUrl + clicks)
                .then()
                .statusCode(302)
                .extract()
                .header("location");
    }

    /** Follows the redirect to the service under test, on its random port. */
    public static Response returnFromConsent(String location) {
        String query = location.substring(location.indexOf('?') + 1);
        return given().redirects().follow(false).urlEncodingEnabled(false).get("/api/connections/callback?" + query);
    }

    public static Response get(String tenant, String path, Map<String, ?> query) {
        return given().auth()
                .oauth2(TestTokens.token(tenant, "viewer"))
                .queryParams(query)
                .get(path);
    }
}
