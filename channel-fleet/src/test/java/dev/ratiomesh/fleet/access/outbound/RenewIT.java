package dev.ratiomesh.fleet.access.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.contracts.channel.ChannelEvent.ReconnectNeeded;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.secrets.Keyring;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.fleet.access.oauth.GrantPolicy;
import dev.ratiomesh.fleet.access.outbound.oauth.GrantClaim;
import dev.ratiomesh.fleet.access.outbound.oauth.GrantLossRecorder;
import dev.ratiomesh.fleet.access.outbound.oauth.GrantStore;
import dev.ratiomesh.fleet.access.outbound.oauth.TokenEncryption;
import dev.ratiomesh.fleet.access.outbound.oauth.TokenRenewal;
import dev.ratiomesh.fleet.mesh.Mesh;
import dev.ratiomesh.fleet.mesh.Owner;
import dev.ratiomesh.fleet.mesh.SandboxResource;
import dev.ratiomesh.testkit.MeshResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class RenewIT {
    private static final int CHANNELS = 20;

    @Inject
    Replicas replicas;

    @Inject
    GrantStore grants;

    @Inject
    TokenRenewal renewing;

    @Inject
    TokenEncryption vault;

    @Inject
    GrantLossRecorder losses;

    private final String tenant = "acme-" + UUID.randomUUID();
    private Mesh mesh;

    @BeforeEach
    void open() {
        mesh = new Mesh();
    }

    @AfterEach
    void close() {
        mesh.sandbox.inject("{\"clear\":true}");
        mesh.close();
    }

    @Test
    void a_token_is_renewed_when_it_is_due_and_by_one_replica_only() {
        // given
        List<String> channels =
                IntStream.range(0, CHANNELS).mapToObj(i -> connect()).toList();

        // when
        mesh.execute("UPDATE channel_grant SET renew_at = now() WHERE tenant_id = '" + tenant + "'");
        CompletableFuture.allOf(
                        Replicas.work(replicas.replica(Clock.systemUTC()), 8),
                        Replicas.work(replicas.replica(Clock.systemUTC()), 8))
                .join();
        await().until(() -> due() == 0);

        // then
        assertThat(refreshes(channels)).hasSize(CHANNELS).containsOnly(1L);
        assertThat(mesh.rows("SELECT 1 FROM channel_grant WHERE tenant_id = '" + tenant + "' AND issue = 2"))
                .hasSize(CHANNELS);
    }

    @Test
    void with_each_renewal_youtube_is_asked_which_channel_it_is_for() {
        // given
        mesh.execute("DELETE FROM quota_bucket WHERE bucket = 'pool'");
        String channel = connect();
        mesh.execute("UPDATE channel SET title = 'old', refreshed_at = now() - interval '2 days' WHERE id = '" + channel
                + "'");

        // when
        due(channel);

        // then
        await().untilAsserted(() -> assertThat(mesh.rows("SELECT 1 FROM channel_grant WHERE channel_id = '" + channel
                        + "' AND issue = 2 AND verified_at > granted_at AND last_error IS NULL"))
                .hasSize(1));
        await().untilAsserted(() -> assertThat(mesh.rows("SELECT 1 FROM channel WHERE id = '" + channel
                        + "' AND title <> 'old' AND refreshed_at > now() - interval '1 day'"))
                .hasSize(1));
    }

    @Test
    void a_replica_that_comes_too_late_writes_nothing() {
        // given
        String channel = connect();
        old(channel);
        GrantStore.StoredGrant held = held(channel);
        GrantClaim early = grants.claim(channel, held).await().indefinitely().orElseThrow();
        mesh.execute("UPDATE channel_grant SET lease_until = now() WHERE channel_id = '" + channel + "'");
        GrantClaim late = grants.claim(channel, held).await().indefinitely().orElseThrow();
        renewing.renew(late).await().indefinitely();
        GrantStore.StoredGrant renewed = held(channel);

        // when
        renewing.renew(early).await().indefinitely();

        // then
        assertThat(renewed.issue()).isEqualTo(held.issue() + 1);
        assertThat(held(channel).issue()).isEqualTo(renewed.issue());
    }

    @Test
    void a_dead_grant_needs_its_owner_and_that_is_told_once() {
        // given
        String channel = connect();
        mesh.sandbox.inject("{\"revokeChannel\":\"" + channel + "\"}");

        // when
        due(channel);

        // then
        ReconnectNeeded told = mesh.await(channel, ReconnectNeeded.class);
        assertThat(told.code()).isEqualTo(ReconnectReason.GRANT_DEAD);
        assertThat(told.link()).endsWith("/connect?channelId=" + channel);
        assertThat(told.channel().state()).isEqualTo(ChannelState.NEEDS_OWNER);
        assertThat(told.channel().version()).isEqualTo(2);
        assertThat(row(channel)).containsEntry("renew_at", null).containsEntry("access_token", null);
        assertThat(losses.record(
                                new GrantLossRecorder.GrantReference(
                                        channel, (Long) row(channel).get("generation"), (Long)
                                                row(channel).get("epoch")),
                                new GrantPolicy.GrantLoss(ReconnectReason.GRANT_DEAD, "again"),
                                List.of())
                        .await()
                        .indefinitely())
                .isFalse();
    }

    @Test
    void a_grant_that_ends_under_testing_is_told_as_that() {
        String channel = connect();
        mesh.execute("UPDATE channel_grant SET expires_at = now() WHERE channel_id = '" + channel + "'");
        mesh.sandbox.inject("{\"revokeChannel\":\"" + channel + "\"}");

        due(channel);

        assertThat(mesh.await(channel, ReconnectNeeded.class).code()).isEqualTo(ReconnectReason.TESTING_EXPIRED);
    }

    @Test
    void trouble_at_google_leaves_the_channel_as_it_is_until_it_passes() {
        // given
        String channel = connect();
        mesh.sandbox.inject("{\"target\":\"oauth\",\"status\":503}");

        // when
        due(channel);

        // then
        await().untilAsserted(() -> assertThat(row(channel).get("failures")).isEqualTo(2));
        assertThat(row(channel).get("reconnect_code")).isNull();
        assertThat(row(channel).get("access_token")).isNotNull();

        // when
        mesh.sandbox.inject("{\"clear\":true}");

        // then
        await().untilAsserted(() -> assertThat(row(channel))
                .containsEntry("failures", 0)
                .containsEntry("issue", 2L)
                .containsEntry("last_error", null));
    }

    @Test
    void a_grant_that_acts_for_another_channel_is_not_used() {
        // given
        String channel = connect();
        String other = connect();
        var foreign = vault.seal(TokenEncryption.refresh(tenant, channel), refreshToken(other));

        // when
        mesh.execute("UPDATE channel_grant SET renew_at = now(), refresh_token = '\\x"
                + HexFormat.of().formatHex(foreign.bytes()) + "' WHERE channel_id = '" + channel + "'");

        // then
        ReconnectNeeded told = mesh.await(channel, ReconnectNeeded.class);
        assertThat(told.code()).isEqualTo(ReconnectReason.OTHER_CHANNEL);
        assertThat(row(channel).get("access_token")).isNull();
    }

    @Test
    void a_token_whose_key_is_gone_needs_its_owner() {
        String channel = connect();

        mesh.execute("UPDATE channel_grant SET renew_at = now(), key_id = 'gone' WHERE channel_id = '" + channel + "'");

        ReconnectNeeded told = mesh.await(channel, ReconnectNeeded.class);
        assertThat(told.code()).isEqualTo(ReconnectReason.KEY_MISSING);
        assertThat(told.detail()).contains("fleet.credentials.keys.gone");
        mesh.execute("DELETE FROM channel WHERE id = '" + channel + "'");
    }

    @Test
    void a_channel_is_connected_anew_after_its_grant_died() {
        // given
        String name = "c" + UUID.randomUUID();
        String channel = Owner.connect(tenant, name);
        mesh.sandbox.inject("{\"revokeChannel\":\"" + channel + "\"}");
        due(channel);
        mesh.await(channel, ReconnectNeeded.class);

        // when
        Owner.connect(tenant, name);

        // then
        assertThat(row(channel)).containsEntry("reconnect_code", null);
        assertThat(mesh.rows("SELECT state, version FROM channel WHERE id = '" + channel + "'"))
                .containsExactly(Map.of("state", "ACTIVE", "version", 3L));
    }

    @Test
    void a_token_of_a_retired_key_is_sealed_with_the_active_one() throws DecryptionException {
        // given
        String channel = connect();
        Secret token = new Secret(refreshToken(channel));
        Keyring old = Keyring.of(Map.of("k0", SandboxResource.OLD_KEY), Optional.of("k0"), "test");
        EncryptedSecret sealed = old.seal(TokenEncryption.refresh(tenant, channel), token);

        // when
        mesh.execute("UPDATE channel_grant SET key_id = 'k0', refresh_token = '\\x"
                + HexFormat.of().formatHex(sealed.bytes()) + "' WHERE channel_id = '" + channel + "'");

        // then
        await().untilAsserted(() -> assertThat(row(channel)).containsEntry("key_id", "k1"));
        EncryptedSecret fresh = new EncryptedSecret("k1", (byte[]) row(channel).get("refresh_token"));
        assertThat(vault.open(TokenEncryption.refresh(tenant, channel), fresh)).isEqualTo(token);
    }

    private String connect() {
        return Owner.connect(tenant, "c" + UUID.randomUUID());
    }

    private void due(String channel) {
        mesh.execute("UPDATE channel_grant SET renew_at = now() WHERE channel_id = '" + channel + "'");
    }

    private void old(String channel) {
        mesh.execute(
                "UPDATE channel_grant SET renewed_at = now() - interval '1 hour' WHERE channel_id = '" + channel + "'");
    }

    private int due() {
        return mesh.rows("SELECT 1 FROM channel_grant WHERE tenant_id = '" + tenant + "' AND renew_at <= now()")
                .size();
    }

    private GrantStore.StoredGrant held(String channel) {
        return grants.find(channel).await().indefinitely().orElseThrow();
    }

    private Map<String, Object> row(String channel) {
        return mesh.rows("SELECT * FROM channel_grant WHERE channel_id = '" + channel + "'")
                .get(0);
    }

    private List<Long> refreshes(List<String> channels) {
        List<Long> counts = new ArrayList<>();
        for (JsonNode grant : mesh.sandbox.get("/sandbox/studio").path("grants")) {
            if (channels.contains(grant.path("channelId").asText())) {
                counts.add(grant.path("refreshes").asLong());
            }
        }
        return counts;
    }

    private String refreshToken(String channel) {
        return grant(channel).path("refreshToken").asText();
    }

    private JsonNode grant(String channel) {
        for (var grant : mesh.sandbox.get("/sandbox/studio").path("grants")) {
            if (grant.path("channelId").asText().equals(channel)) {
                return grant;
            }
        }
        throw new IllegalStateException("no grant for " + channel);
    }
}
