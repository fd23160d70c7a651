package dev.ratiomesh.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Queries the state of the running sandbox over HTTP, and injects faults into it. */
public final class SandboxClient {
    /** Uses HTTP/1.1, because the JDK's upgrade to HTTP/2 in clear text misreads some answers under load. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ObjectMapper json = new ObjectMapper();
    private final String url;

    public SandboxClient(String url) {
        this.url = url;
    }

    /** Returns every order that the sandbox has accepted. */
    public List<JsonNode> acceptedOrders() {
        List<JsonNode> orders = new ArrayList<>();
        get("/sandbox/ledger").path("orders").forEach(orders::add);
        return orders;
    }

    /** Returns the orders that the sandbox has accepted under this name. */
    public List<JsonNode> acceptedOrders(String orderId) {
        return acceptedOrders().stream()
                .filter(order -> order.path("campaignName").asText().equals(orderId))
                .toList();
    }

    /** Returns the refresh tokens with which calls on a customer's account were made. */
    public List<String> usedRefreshTokens(String account) {
        List<String> tokens = new ArrayList<>();
        get("/sandbox/calls").path("grants").forEach(row -> {
            if (row.path("customerId").asText().equals(account)) {
                tokens.add(row.path("refreshToken").asText());
            }
        });
        return tokens;
    }

    public JsonNode totals() {
        return get("/sandbox/ledger").path("totals");
    }

    /** Sends a fault instruction, or a list of them, in the sandbox's format. */
    public void inject(String instruction) {
        JsonNode answer = send(HttpRequest.newBuilder(URI.create(url + "/sandbox/faults"))
                .POST(HttpRequest.BodyPublishers.ofString(instruction))
                .build());
        if (answer.has("detail")) {
            throw new IllegalArgumentException(answer.toString());
        }
    }

    public JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).build());
    }

    private JsonNode send(HttpRequest request) {
        try {
            return json.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
