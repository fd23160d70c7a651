package dev.ratiomesh.poller;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;

/** Controls the sandbox and reads its call counts for a test. */
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

    /** Returns how often a video was requested and returned. */
    public int readings(String videoId) {
        Map<String, Integer> reads = calls().getMap("readsByVideo");
        return reads.getOrDefault(videoId, 0);
    }

    /** Returns the calls of an endpoint, failed ones included. */
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
