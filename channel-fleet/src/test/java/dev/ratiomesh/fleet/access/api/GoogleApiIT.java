package dev.ratiomesh.fleet.access.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.mesh.Mesh;
import dev.ratiomesh.fleet.mesh.Owner;
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
    private static final String MINE = "/youtube/v3/channels?part=id&mine=true";
    private static final QuotaCost ONE = QuotaCost.read(CallPriority.NORMAL);

    @Inject
    GoogleApi door;

    private final String tenant = "acme-" + UUID.randomUUID();
    private Mesh mesh;
    private String channel;

    @BeforeEach
    void connect() {
        mesh = new Mesh();
        channel = Owner.connect(tenant, "c" + UUID.randomUUID());
        // as if its token had been there for a while, so that it may be renewed
        mesh.execute(
                "UPDATE channel_grant SET renewed_at = now() - interval '1 hour' WHERE channel_id = '" + channel + "'");
    }

    @AfterEach
    void close() {
        mesh.sandbox.inject("{\"clear\":true}");
        mesh.close();
    }

    @Test
    void a_channel_acts_as_itself() {
        ApiResult reply = call(mine());

        assertThat(reply).isInstanceOfSatisfying(ApiResult.CallSucceeded.class, done -> assertThat(done.body())
                .contains(channel));
    }

    @Test
    void anybody_sees_what_the_public_sees() {
        ApiRequest ask = ApiRequest.get(
                ApiCaller.anonymous(tenant), ONE, GoogleService.DATA, "/youtube/v3/videos?part=id&id=demo-video1");

        assertThat(call(ask)).isInstanceOf(ApiResult.CallSucceeded.class);
    }

    @Test
    void another_tenants_channel_is_not_connected() {
        ApiRequest ask = ApiRequest.get(ApiCaller.channelOwner("other", channel), ONE, GoogleService.DATA, MINE);

        assertThat(call(ask))
                .isInstanceOfSatisfying(ApiResult.ReauthorizationRequired.class, needs -> assertThat(needs.code())
                        .isEqualTo(ReconnectReason.GRANT_DEAD));
    }

    @Test
    void a_refused_token_is_renewed_and_the_call_repeated_once() {
        // given
        mesh.sandbox.inject("{\"target\":\"/youtube/v3/videos\",\"status\":401,\"reason\":\"authError\",\"count\":1}");
        ApiRequest ask = ApiRequest.get(who(), ONE, GoogleService.DATA, "/youtube/v3/videos?part=id&id=demo-video1");

        // when
        ApiResult reply = call(ask);

        // then
        assertThat(reply).isInstanceOf(ApiResult.CallSucceeded.class);
        assertThat(refreshes(channel)).isEqualTo(1);
    }

    @Test
    void a_token_that_is_refused_twice_is_trouble() {
        mesh.sandbox.inject("{\"target\":\"/youtube/v3/videos\",\"status\":401,\"reason\":\"authError\",\"count\":2}");
        ApiRequest ask = ApiRequest.get(who(), ONE, GoogleService.DATA, "/youtube/v3/videos?part=id&id=demo-video1");

        assertThat(call(ask))
                .isInstanceOfSatisfying(ApiResult.CallFailed.class, trouble -> assertThat(trouble.mayHaveTakenEffect())
                        .isFalse());
        assertThat(refreshes(channel)).isEqualTo(1);
    }

    @Test
    void a_token_that_has_ended_is_renewed_before_the_call() {
        expire();

        assertThat(call(mine())).isInstanceOf(ApiResult.CallSucceeded.class);
        assertThat(refreshes(channel)).isEqualTo(1);
    }

    @Test
    void a_call_waits_while_google_gives_no_token_and_the_channel_stays() {
        mesh.sandbox.inject("{\"target\":\"oauth\",\"status\":503}");
        expire();

        assertThat(call(mine())).isInstanceOf(ApiResult.CallDeferred.class);
        assertThat(mesh.rows("SELECT state FROM channel WHERE id = '" + channel + "'"))
                .containsExactly(Map.of("state", "ACTIVE"));
    }

    @Test
    void a_days_quota_that_youtube_calls_used_up_names_bucket_and_reset() {
        // given
        mesh.sandbox.inject(
                "{\"target\":\"/youtube/v3/search\",\"status\":403,\"reason\":\"quotaExceeded\",\"count\":1}");
        ApiRequest ask = ApiRequest.get(
                who(),
                new QuotaCost(QuotaCost.SEARCH, 1, CallPriority.NORMAL),
                GoogleService.DATA,
                "/youtube/v3/search?part=id&forMine=true");

        // when
        QuotaDay before = QuotaDay.at(Instant.now());
        ApiResult reply = call(ask);
        QuotaDay after = QuotaDay.at(Instant.now());
        mesh.execute("DELETE FROM quota_bucket WHERE bucket = 'search'");

        // then: in the first minutes of a day "used up" may still speak of the day before
        assertThat(reply).isInstanceOfSatisfying(ApiResult.CallDeferred.class, waits -> {
            assertThat(waits.bucket()).isEqualTo("search");
            assertThat(waits.until())
                    .isIn(before.resetsAt(), before.resetCertainAt(), after.resetsAt(), after.resetCertainAt());
        });
    }

    @Test
    void a_cut_call_with_an_effect_may_have_been_done() {
        mesh.sandbox.inject("{\"target\":\"/youtube/v3/comments\",\"afterSuccess\":true,\"count\":1}");
        byte[] body = "{\"snippet\":{\"parentId\":\"x\",\"textOriginal\":\"hi\"}}".getBytes(StandardCharsets.UTF_8);
        ApiRequest ask = ApiRequest.json(
                who(), QuotaCost.write(CallPriority.NORMAL), "POST", "/youtube/v3/comments?part=snippet", body);

        assertThat(call(ask))
                .isInstanceOfSatisfying(ApiResult.CallFailed.class, trouble -> assertThat(trouble.mayHaveTakenEffect())
                        .isTrue());
    }

    @Test
    void five_failures_open_the_circuit_of_the_channel_alone() {
        // given
        String other = Owner.connect(tenant, "d" + UUID.randomUUID());
        mesh.sandbox.inject("{\"target\":\"/youtube/v3/channels\",\"status\":503}");

        // when
        for (int i = 0; i < 5; i++) {
            assertThat(call(mine())).isInstanceOf(ApiResult.CallFailed.class);
        }

        // then
        mesh.sandbox.inject("{\"clear\":true}");
        assertThat(call(mine())).isInstanceOf(ApiResult.CallDeferred.class);
        assertThat(call(ApiRequest.get(ApiCaller.channelOwner(tenant, other), ONE, GoogleService.DATA, MINE)))
                .isInstanceOf(ApiResult.CallSucceeded.class);
        await().untilAsserted(() -> assertThat(
                        mesh.rows("SELECT failed, last_error FROM channel_call WHERE channel_id = '" + channel + "'"))
                .extracting(row -> row.get("failed"))
                .containsExactly(5));
    }

    @Test
    void a_token_goes_to_google_only() {
        ApiRequest ask = ApiRequest.get(who(), ONE, GoogleService.DATA, "https://elsewhere.test/youtube/v3/channels");

        assertThat(call(ask))
                .isInstanceOfSatisfying(ApiResult.CallRejected.class, refused -> assertThat(refused.reason())
                        .isEqualTo("foreignAddress"));
    }

    @Test
    void so_many_transfers_of_a_channel_are_let_through_at_a_time() {
        // given
        List<TransferPermit> four = List.of(admit(), admit(), admit(), admit());

        // then
        assertThat(four).allMatch(one -> one instanceof TransferPermit.PermitGranted);
        assertThat(admit()).isInstanceOf(TransferPermit.PermitDenied.class);

        // when
        door.releaseTransfer(who(), new ApiResult.CallSucceeded(200, Map.of(), ""));

        // then
        assertThat(admit()).isInstanceOf(TransferPermit.PermitGranted.class);
    }

    /** No token is left; the timer has nothing to do with it. */
    private void expire() {
        mesh.execute("UPDATE channel_grant SET access_expires_at = now() WHERE channel_id = '" + channel + "'");
    }

    private ApiCaller who() {
        return ApiCaller.channelOwner(tenant, channel);
    }

    private ApiRequest mine() {
        return ApiRequest.get(who(), ONE, GoogleService.DATA, MINE);
    }

    private TransferPermit admit() {
        return wait(door.acquireTransfer(who(), QuotaCost.none()));
    }

    private ApiResult call(ApiRequest ask) {
        return wait(door.execute(ask));
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
