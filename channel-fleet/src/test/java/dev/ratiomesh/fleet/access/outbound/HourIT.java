package dev.ratiomesh.fleet.access.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.fleet.access.oauth.ChannelFeature;
import dev.ratiomesh.fleet.access.outbound.oauth.Pkce;
import dev.ratiomesh.fleet.access.outbound.oauth.TokenEncryption;
import dev.ratiomesh.fleet.access.outbound.oauth.TokenRenewal;
import dev.ratiomesh.fleet.mesh.Mesh;
import dev.ratiomesh.fleet.mesh.SandboxResource;
import dev.ratiomesh.testkit.MeshResource;
import dev.ratiomesh.testkit.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Renews the tokens of a thousand channels for one hour, on two replicas whose clocks differ by a few seconds. */
@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class HourIT {
    private static final Logger LOG = Logger.getLogger(HourIT.class);
    private static final int CHANNELS = 1000;
    private static final int BATCH = 16;
    private static final String REDIRECT = "http://localhost/back";

    @Inject
    Replicas replicas;

    @Inject
    TokenEncryption encryption;

    @Inject
    Pool pool;

    private final String tenant = "hour-" + UUID.randomUUID();
    private final String sandbox = Mesh.value("fleet.google.data-url");
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The tokens of an owner's consent. */
    private record GrantedTokens(String refreshToken, String accessToken) {}

    @Test
    void each_channel_is_renewed_exactly_once_in_an_hour() throws InterruptedException, ExecutionException {
        // given
        List<GrantedTokens> tokens = consent();
        Instant start = Instant.now().plus(Duration.ofDays(1));
        store(tokens, start);
        SettableClock firstClock = SettableClock.at(start);
        SettableClock secondClock = SettableClock.at(start.plusSeconds(3));
        TokenRenewal firstReplica = replicas.replica(firstClock);
        TokenRenewal secondReplica = replicas.replica(secondClock);

        // when
        long startNanos = System.nanoTime();
        for (int minute = 0; minute < 60; minute++) {
            firstClock.advance(Duration.ofMinutes(1));
            secondClock.advance(Duration.ofMinutes(1));
            CompletableFuture.allOf(Replicas.renewDue(firstReplica, BATCH), Replicas.renewDue(secondReplica, BATCH))
                    .join();
        }
        LOG.infof(
                "%d channels through one hour in %d ms",
                CHANNELS, Duration.ofNanos(System.nanoTime() - startNanos).toMillis());

        // then
        Map<String, Integer> refreshes = refreshes();
        assertThat(tokens).hasSize(CHANNELS).allMatch(granted -> refreshes.get(granted.refreshToken()) == 1);
        try (Mesh mesh = new Mesh()) {
            assertThat(mesh.rows("SELECT 1 FROM channel_grant WHERE issue = 2 AND failures = 0 AND tenant_id = '"
                            + tenant + "'"))
                    .hasSize(CHANNELS);
            mesh.execute("DELETE FROM channel WHERE tenant_id = '" + tenant + "'");
            // the day's quota is available to other tests again
            mesh.execute("DELETE FROM quota_bucket WHERE bucket = 'pool'");
        }
    }

    private List<GrantedTokens> consent() throws InterruptedException, ExecutionException {
        ExecutorService owners = Executors.newFixedThreadPool(4);
        try {
            List<Future<GrantedTokens>> consents = IntStream.range(0, CHANNELS)
                    .mapToObj(i -> owners.submit(() -> consent(tenant + "-" + i)))
                    .toList();
            List<GrantedTokens> tokens = new ArrayList<>();
            for (Future<GrantedTokens> consent : consents) {
                tokens.add(consent.get());
            }
            return tokens;
        } finally {
            owners.shutdown();
        }
    }

    private GrantedTokens consent(String name) throws IOException, InterruptedException {
        Pkce pkce = new Pkce("v".repeat(43));
        String location = send(HttpRequest.newBuilder(URI.create(sandbox + "/o/oauth2/v2/auth?client_id=sandbox-client"
                                + "&redirect_uri=" + encode(REDIRECT) + "&response_type=code&access_type=offline"
                                + "&prompt=consent&code_challenge_method=S256&code_challenge=" + pkce.getCodeChallenge()
                                + "&sandbox_channel=" + name + "&scope="
                                + encode(String.join(" ", ChannelFeature.COMMENTS.scopes()))))
                        .build())
                .headers()
                .firstValue("location")
                .orElseThrow();
        String code = location.replaceAll(".*[?&]code=([^&]*).*", "$1");
        JsonNode tokens = new ObjectMapper()
                .readTree(send(HttpRequest.newBuilder(URI.create(sandbox + "/token"))
                                .POST(HttpRequest.BodyPublishers.ofString("grant_type=authorization_code&code=" + code
                                        + "&client_id=sandbox-client&client_secret=sandbox-secret&redirect_uri="
                                        + encode(REDIRECT) + "&code_verifier=" + pkce.verifier()))
                                .build())
                        .body());
        String access = tokens.path("access_token").asText();
        return new GrantedTokens(tokens.path("refresh_token").asText(), access);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void store(List<GrantedTokens> tokens, Instant start) {
        List<Tuple> channels = new ArrayList<>();
        List<Tuple> grants = new ArrayList<>();
        Map<String, String> ids = channels();
        for (GrantedTokens granted : tokens) {
            String id = ids.get(granted.refreshToken());
            EncryptedSecret refresh =
                    encryption.encrypt(TokenEncryption.refreshTokenContext(tenant, id), granted.refreshToken());
            EncryptedSecret access =
                    encryption.encrypt(TokenEncryption.accessTokenContext(tenant, id), granted.accessToken());
            channels.add(Tuple.of(id, tenant, start.atOffset(ZoneOffset.UTC)));
            grants.add(Tuple.of(id, tenant)
                    .addBuffer(Buffer.buffer(refresh.bytes()))
                    .addBuffer(Buffer.buffer(access.bytes()))
                    .addArrayOfString(ChannelFeature.COMMENTS.scopes().toArray(String[]::new))
                    .addOffsetDateTime(start.atOffset(ZoneOffset.UTC)));
        }
        pool.preparedQuery("INSERT INTO channel (id, version, tenant_id, title, features, state, connected_at,"
                        + " refreshed_at, updated_at) VALUES ($1, 1, $2, $1, '{comments}', 'ACTIVE', $3, $3, $3)")
                .executeBatch(channels)
                .chain(() -> pool.preparedQuery("INSERT INTO channel_grant (channel_id, tenant_id, generation,"
                                + " refresh_token, key_id, scopes, granted_by, granted_at, issue, access_token,"
                                + " access_key_id, access_expires_at, renewed_at, renew_at)"
                                + " VALUES ($1, $2, nextval('grant_generation'), $3, 'k1', $5, 'x', $6, 1, $4, 'k1',"
                                + " $6 + interval '3599 s', $6, $6 + interval '3299 s')")
                        .executeBatch(grants))
                .await()
                .indefinitely();
    }

    private Map<String, String> channels() {
        Map<String, String> ids = new HashMap<>();
        try (Mesh mesh = new Mesh()) {
            for (JsonNode grant : mesh.sandbox.get("/sandbox/studio").path("grants")) {
                ids.put(
                        grant.path("refreshToken").asText(),
                        grant.path("channelId").asText());
            }
        }
        return ids;
    }

    private Map<String, Integer> refreshes() {
        Map<String, Integer> counts = new HashMap<>();
        try (Mesh mesh = new Mesh()) {
            for (JsonNode grant : mesh.sandbox.get("/sandbox/studio").path("grants")) {
                counts.put(
                        grant.path("refreshToken").asText(),
                        grant.path("refreshes").asInt());
            }
        }
        return counts;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
