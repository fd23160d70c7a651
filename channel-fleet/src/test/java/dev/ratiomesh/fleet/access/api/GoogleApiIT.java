package dev.ratiomesh.fleet.access.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.access.api.CircuitStates.Circuit;
import dev.ratiomesh.fleet.mesh.ChannelOwner;
import dev.ratiomesh.fleet.mesh.Mesh;
import dev.ratiomesh.fleet.mesh.SandboxResource;
import dev.ratiomesh.fleet.quota.CallPriority;
import dev.ratiomesh.fleet.quota.QuotaCost;
import dev.ratiomesh.testkit.MeshResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class GoogleApiIT {
    private static final String OWN_CHANNELS = "/youtube/v3/channels?part=id&mine=true";
    private static final QuotaCost READ_COST = QuotaCost.read(CallPriority.NORMAL);

    @Inject
    GoogleApi google;

    @Inject
    CircuitStates circuits;

    private final String tenant = "acme-" + UUID.randomUUID();
    private Mesh mesh;
    private String channel;

    @BeforeEach
    void connect() {
        mesh = new Mesh();
        channel = ChannelOwner.connect(tenant, "c" + UUID.randomUUID());
        // the token looks an hour old, so that it may be renewed
        mesh.execute(
                "UPDATE channel_grant SET renewed_at = now() - interval '1 hour' WHERE channel_id = '" + channel + "'");
    }

    @AfterEach
    void close() {
        mesh.sandbox.inject("{\"clear\":true}");
        mesh.close();
    }

    @Test
    void a_request_of_a_channel_uses_its_own_grant() {
        ApiResult result = execute(ownChannels());

        assertThat(result)
                .isInstanceOfSatisfying(ApiResult.CallSucceeded.class, succeeded -> assertThat(succeeded.body())
                        .contains(channel));
    }

    @Test
    void an_anonymous_request_reads_public_data() {
        ApiRequest request = ApiRequest.get(
                ApiCaller.anonymous(tenant),
                READ_COST,
                GoogleService.DATA,
                "/youtube/v3/videos?part=id&id=demo-video1");

        assertThat(execute(request)).isInstanceOf(ApiResult.CallSucceeded.class);
    }

    @Test
    void another_tenants_channel_is_not_connected() {
        ApiRequest request =
                ApiRequest.get(ApiCaller.channelOwner("other", channel), READ_COST, GoogleService.DATA, OWN_CHANNELS);

        assertThat(execute(request))
                .isInstanceOfSatisfying(ApiResult.ReauthorizationRequired.class, required -> assertThat(required.code())
                        .isEqualTo(ReconnectReason.GRANT_DEAD));
    }

    @Test
    void a_rejected_token_is_renewed_and_the_request_repeated_once() {
        // given
        mesh.sandbox.inject("{\"target\":\"/youtube/v3/videos\",\"status\":401,\"reason\":\"authError\",\"count\":1}");
        ApiRequest request =
                ApiRequest.get(caller(), READ_COST, GoogleService.DATA, "/youtube/v3/videos?part=id&id=demo-video1");

        // when
        ApiResult result = execute(request);

        // then
        assertThat(result).isInstanceOf(ApiResult.CallSucceeded.class);
        assertThat(refreshes(channel)).isEqualTo(1);
    }

    @Test
    void a_token_that_is_rejected_twice_fails_the_request() {
        mesh.sandbox.inject("{\"target\":\"/youtube/v3/videos\",\"status\":401,\"reason\":\"authError\",\"count\":2}");
        ApiRequest request =
                ApiRequest.get(caller(), READ_COST, GoogleService.DATA, "/youtube/v3/videos?part=id&id=demo-video1");

        assertThat(execute(request))
                .isInstanceOfSatisfying(ApiResult.CallFailed.class, failed -> assertThat(failed.mayHaveTakenEffect())
                        .isFalse());
        assertThat(refreshes(channel)).isEqualTo(1);
    }

    @Test
    void an_expired_token_is_renewed_before_the_request() {
        expire();

        assertThat(execute(ownChannels())).isInstanceOf(ApiResult.CallSucceeded.class);
        assertThat(refreshes(channel)).isEqualTo(1);
    }

    @Test
    void a_request_is_deferred_while_google_issues_no_token_and_the_channel_stays_active() {
        mesh.sandbox.inject("{\"target\":\"oauth\",\"status\":503}");
        expire();

        assertThat(execute(ownChannels())).isInstanceOf(ApiResult.CallDeferred.class);
        assertThat(mesh.rows("SELECT state FROM channel WHERE id = '" + channel + "'"))
                .containsExactly(Map.of("state", "ACTIVE"));
    }

    @Test
    void a_quota_that_youtube_reports_as_exhausted_names_bucket_and_reset() {
        // given
        mesh.sandbox.inject(
                "{\"target\":\"/youtube/v3/search\",\"status\":403,\"reason\":\"quotaExceeded\",\"count\":1}");
        ApiRequest request = ApiRequest.get(
                caller(),
                new QuotaCost(QuotaCost.SEARCH, 1, CallPriority.NORMAL),
                GoogleService.DATA,
                "/youtube/v3/search?part=id&forMine=true");

        // when
        QuotaDay before = QuotaDay.at(Instant.now());
        ApiResult result = execute(request);
        QuotaDay after = QuotaDay.at(Instant.now());
        mesh.execute("DELETE FROM quota_bucket WHERE bucket = 'search'");

        // then: in the first minutes of a day the report may still concern the day before
        assertThat(result).isInstanceOfSatisfying(ApiResult.CallDeferred.class, deferred -> {
            assertThat(deferred.bucket()).isEqualTo("search");
            assertThat(deferred.retryAt())
                    .isIn(before.resetsAt(), before.resetCertainAt(), after.resetsAt(), after.resetCertainAt());
        });
    }

    @Test
    void a_write_without_a_response_may_have_taken_effect() {
        mesh.sandbox.inject("{\"target\":\"/youtube/v3/comments\",\"afterSuccess\":true,\"count\":1}");
        byte[] body = "{\"snippet\":{\"parentId\":\"x\",\"textOriginal\":\"hi\"}}".getBytes(StandardCharsets.UTF_8);
        ApiRequest request = ApiRequest.json(
                caller(), QuotaCost.write(CallPriority.NORMAL), "POST", "/youtube/v3/comments?part=snippet", body);

        assertThat(execute(request))
                .isInstanceOfSatisfying(ApiResult.CallFailed.class, failed -> assertThat(failed.mayHaveTakenEffect())
                        .isTrue());
    }

    @Test
    void five_failures_open_the_circuit_of_that_channel_only() {
        // given
        String other = ChannelOwner.connect(tenant, "d" + UUID.randomUUID());
        mesh.sandbox.inject("{\"target\":\"/youtube/v3/channels\",\"status\":503}");

        // when
        for (int i = 0; i < 5; i++) {
            assertThat(execute(ownChannels())).isInstanceOf(ApiResult.CallFailed.class);
        }

        // then
        mesh.sandbox.inject("{\"clear\":true}");
        assertThat(execute(ownChannels())).isInstanceOf(ApiResult.CallDeferred.class);
        assertThat(execute(ApiRequest.get(
                        ApiCaller.channelOwner(tenant, other), READ_COST, GoogleService.DATA, OWN_CHANNELS)))
                .isInstanceOf(ApiResult.CallSucceeded.class);
        assertThat(circuits.circuitOf(channel)).isEqualTo(Circuit.OPEN);
        assertThat(circuits.circuitOf(other)).isEqualTo(Circuit.CLOSED);
        await().untilAsserted(() -> assertThat(
                        mesh.rows("SELECT failed, last_error FROM channel_call WHERE channel_id = '" + channel + "'"))
                .extracting(row -> row.get("failed"))
                .containsExactly(5));
    }

    @Test
    void a_token_is_sent_to_google_only() {
        ApiRequest request =
                ApiRequest.get(caller(), READ_COST, GoogleService.DATA, "https://elsewhere.test/youtube/v3/channels");

        assertThat(execute(request))
                .isInstanceOfSatisfying(ApiResult.CallRejected.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo("foreignAddress"));
    }

    @Test
    void a_channel_has_a_limited_number_of_parallel_transfers() {
        // given
        List<TransferPermit> permits =
                List.of(acquireTransfer(), acquireTransfer(), acquireTransfer(), acquireTransfer());

        // then
        assertThat(permits).allMatch(permit -> permit instanceof TransferPermit.PermitGranted);
        assertThat(acquireTransfer()).isInstanceOf(TransferPermit.PermitDenied.class);

        // when
        google.releaseTransfer(caller(), new ApiResult.CallSucceeded(200, Map.of(), ""));

        // then
        assertThat(acquireTransfer()).isInstanceOf(TransferPermit.PermitGranted.class);
    }

    /** Expires the access token without making the renewal due for the timer. */
    private void expire() {
        mesh.execute("UPDATE channel_grant SET access_expires_at = now() WHERE channel_id = '" + channel + "'");
    }

    private ApiCaller caller() {
        return ApiCaller.channelOwner(tenant, channel);
    }

    private ApiRequest ownChannels() {
        return ApiRequest.get(caller(), READ_COST, GoogleService.DATA, OWN_CHANNELS);
    }

    private TransferPermit acquireTransfer() {
        return wait(google.acquireTransfer(caller(), QuotaCost.none()));
    }

    private ApiResult execute(ApiRequest request) {
        return wait(google.execute(request));
    }

    private long refreshes(String channelId) {
        long count = 0;
        for (var grant : mesh.sandbox.get("/sandbox/studio").path("grants")) {
            if (grant.path("channelId").asText().equals(channelId)) {
                count += grant.path("refreshes").asLong();
            }
        }
        return count;
    }

    private static <T> T wait(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
