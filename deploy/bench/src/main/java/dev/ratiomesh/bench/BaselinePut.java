package dev.ratiomesh.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends a whole file into a session of the sandbox by one PUT, with nothing around it. */
final class BaselinePut {
    private static final String REDIRECT_URI = "http://localhost/back";

    private final UploadEnvironment environment;
    private final String token;
    private int sent;

    BaselinePut(UploadEnvironment environment) throws IOException, InterruptedException {
        this.environment = environment;
        this.token = token(environment);
    }

    /** Sends the file and returns the seconds from the first byte to the answer. */
    double send(Path file) throws IOException, InterruptedException {
        String title = "bare-" + sent++;
        HttpRequest open = HttpRequest.newBuilder(URI.create(
                        environment.sandbox() + "/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"snippet\":{\"title\":\"" + title
                        + "\",\"categoryId\":\"10\"},\"status\":{\"privacyStatus\":\"private\"}}"))
                .build();
        String session = environment
                .http()
                .send(open, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("location")
                .orElseThrow();
        HttpRequest put = HttpRequest.newBuilder(URI.create(session))
                .header("Authorization", "Bearer " + token)
                .PUT(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        long startNanos = System.nanoTime();
        environment.send(put);
        return UploadEnvironment.secondsSince(startNanos);
    }

    private static String token(UploadEnvironment environment) throws IOException, InterruptedException {
        String code = environment.redirectTarget(environment.sandbox() + "/o/oauth2/v2/auth?"
                + form(Map.of(
                        "client_id", "sandbox",
                        "redirect_uri", REDIRECT_URI,
                        "response_type", "code",
                        "access_type", "offline",
                        "scope", "https://www.googleapis.com/auth/youtube.upload",
                        "sandbox_channel", "bare")));
        HttpRequest exchange = HttpRequest.newBuilder(URI.create(environment.sandbox() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(Map.of(
                        "client_id", "sandbox",
                        "client_secret", "sandbox",
                        "redirect_uri", REDIRECT_URI,
                        "grant_type", "authorization_code",
                        "code",
                                URLDecoder.decode(
                                        code.replaceAll(".*[?&]code=([^&]*).*", "$1"), StandardCharsets.UTF_8)))))
                .build();
        return new ObjectMapper()
                .readTree(environment.send(exchange))
                .path("access_token")
                .asText();
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
