package dev.ratiomesh.poller;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;

/** The sandbox as a test sees it. */
public final class YouTubeWorld {
    private final String url;

    public YouTubeWorld(String url) {
        this.url = url;
    }

    public void numbers(String videoId, long views, long likes, long comments) {
        change("""
                {"set":{"videoId":"%s","views":%d,"likes":%d,"comments":%d}}
                """
                .formatted(videoId, views, likes, comments));
    }

    public void change(String instruction) {
        given().baseUri(url)
                .contentType("application/json")
                .body(instruction)
                .post("/sandbox/faults")
                .then()
                .statusCode(200);
    }

    /** How often a video was asked for and answered. */
    public int readings(String videoId) {
        Map<String, Integer> reads = calls().getMap("readsByVideo");
        return reads.getOrDefault(videoId, 0);
    }

    /** Calls of an endpoint, whatever came of them. */
    public int calls(String path) {
        List<Map<String, Object>> rows = calls().getList("endpoints");
        return rows.stream()
                .filter(row -> row.get("endpoint").equals("GET " + path))
                .mapToInt(row -> ((Number) row.get("calls")).intValue())
                .sum();
    }

    private JsonPath calls() {
        return given().baseUri(url).get("/sandbox/calls").jsonPath();
    }
}
