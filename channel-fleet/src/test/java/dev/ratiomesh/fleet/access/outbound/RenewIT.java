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
import dev.ratiomesh.fleet.mesh.ChannelOwner;
import dev.ratiomesh.fleet.mesh.Mesh;
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
    TokenRenewal renewal;

    @Inject
    TokenEncryption encryption;

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
    void a_due_token_is_renewed_by_one_replica_only() {
        // given
        List<String> channels =
                IntStream.range(0, CHANNELS).mapToObj(i -> connect()).toList();

        // when
        mesh.execute("UPDATE channel_grant SET renew_at = now() WHERE tenant_id = '" + tenant + "'");
        CompletableFuture.allOf(
                        Replicas.renewDue(replicas.replica(Clock.systemUTC()), 8),
                        Replicas.renewDue(replicas.replica(Clock.systemUTC()), 8))
                .join();
        await().until(() -> countDue() == 0);

        // then
        assertThat(refreshes(channels)).hasSize(CHANNELS).containsOnly(1L);
        assertThat(mesh.rows("SELECT 1 FROM channel_grant WHERE tenant_id = '" + tenant + "' AND issue = 2"))
                .hasSize(CHANNELS);
    }

    @Test
    void each_renewal_verifies_the_channel_at_youtube() {
        // given
        mesh.execute("DELETE FROM quota_bucket WHERE bucket = 'pool'");
        String channel = connect();
        mesh.execute("UPDATE channel SET title = 'old', refreshed_at = now() - interval '2 days' WHERE id = '" + channel
                + "'");

        // when
        makeDue(channel);

        // then
        await().untilAsserted(() -> assertThat(mesh.rows("SELECT 1 FROM channel_grant WHERE channel_id = '" + channel
                        + "' AND issue = 2 AND verified_at > granted_at AND last_error IS NULL"))
                .hasSize(1));
        await().untilAsserted(() -> assertThat(mesh.rows("SELECT 1 FROM channel WHERE id = '" + channel
                        + "' AND title <> 'old' AND refreshed_at > now() - interval '1 day'"))
                .hasSize(1));
    }

    @Test
    void a_replica_with_an_outdated_claim_saves_nothing() {
        // given
        String channel = connect();
        makeRenewable(channel);
        GrantStore.StoredGrant grant = grant(channel);
        GrantClaim outdated =
                grants.claim(channel, grant).await().indefinitely().orElseThrow();
        mesh.execute("UPDATE channel_grant SET lease_until = now() WHERE channel_id = '" + channel + "'");
        GrantClaim current = grants.claim(channel, grant).await().indefinitely().orElseThrow();
        renewal.renew(current).await().indefinitely();
        GrantStore.StoredGrant renewed = grant(channel);

        // when
        renewal.renew(outdated).await().indefinitely();

        // then
        assertThat(renewed.issue()).isEqualTo(grant.issue() + 1);
        assertThat(grant(channel).issue()).isEqualTo(renewed.issue());
    }

    @Test
    void a_revoked_grant_needs_its_owner_and_is_announced_once() {
        // given
        String channel = connect();
        mesh.sandbox.inject("{\"revokeChannel\":\"" + channel + "\"}");

        // when
        makeDue(channel);

        // then
        ReconnectNeeded event = mesh.await(channel, ReconnectNeeded.class);
        assertThat(event.code()).isEqualTo(ReconnectReason.GRANT_DEAD);
        assertThat(event.link()).endsWith("/connect?channelId=" + channel);
        assertThat(event.channel().state()).isEqualTo(ChannelState.NEEDS_OWNER);
        assertThat(event.channel().version()).isEqualTo(2);
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
    void an_expiry_under_testing_is_announced_as_such() {
        String channel = connect();
        mesh.execute("UPDATE channel_grant SET expires_at = now() WHERE channel_id = '" + channel + "'");
        mesh.sandbox.inject("{\"revokeChannel\":\"" + channel + "\"}");

        makeDue(channel);

        assertThat(mesh.await(channel, ReconnectNeeded.class).code()).isEqualTo(ReconnectReason.TESTING_EXPIRED);
    }

    @Test
    void an_outage_of_google_leaves_the_channel_active_until_it_passes() {
        // given
        String channel = connect();
        mesh.sandbox.inject("{\"target\":\"oauth\",\"status\":503}");

        // when
        makeDue(channel);

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
        String otherChannel = connect();
        var foreign =
                encryption.encrypt(TokenEncryption.refreshTokenContext(tenant, channel), refreshToken(otherChannel));

        // when
        mesh.execute("UPDATE channel_grant SET renew_at = now(), refresh_token = '\\x"
                + HexFormat.of().formatHex(foreign.bytes()) + "' WHERE channel_id = '" + channel + "'");

        // then
        ReconnectNeeded event = mesh.await(channel, ReconnectNeeded.class);
        assertThat(event.code()).isEqualTo(ReconnectReason.OTHER_CHANNEL);
        assertThat(row(channel).get("access_token")).isNull();
    }

    @Test
    void a_token_whose_key_is_missing_needs_its_owner() {
        String channel = connect();

        mesh.execute("UPDATE channel_grant SET renew_at = now(), key_id = 'gone' WHERE channel_id = '" + channel + "'");

        ReconnectNeeded event = mesh.await(channel, ReconnectNeeded.class);
        assertThat(event.code()).isEqualTo(ReconnectReason.KEY_MISSING);
        assertThat(event.detail()).contains("fleet.credentials.keys.gone");
        mesh.execute("DELETE FROM channel WHERE id = '" + channel + "'");
    }

    @Test
    void a_channel_is_connected_again_after_its_grant_was_revoked() {
        // given
        String name = "c" + UUID.randomUUID();
        String channel = ChannelOwner.connect(tenant, name);
        mesh.sandbox.inject("{\"revokeChannel\":\"" + channel + "\"}");
        makeDue(channel);
        mesh.await(channel, ReconnectNeeded.class);

        // when
        ChannelOwner.connect(tenant, name);

        // then
        assertThat(row(channel)).containsEntry("reconnect_code", null);
        assertThat(mesh.rows("SELECT state, version FROM channel WHERE id = '" + channel + "'"))
                .containsExactly(Map.of("state", "ACTIVE", "version", 3L));
    }

    @Test
    void a_token_of_a_retired_key_is_encrypted_with_the_active_one() throws DecryptionException {
        // given
        String channel = connect();
        Secret token = new Secret(refreshToken(channel));
        Keyring retired = Keyring.of(Map.of("k0", SandboxResource.OLD_KEY), Optional.of("k0"), "test");
        EncryptedSecret encrypted = retired.seal(TokenEncryption.refreshTokenContext(tenant, channel), token);

        // when
        mesh.execute("UPDATE channel_grant SET key_id = 'k0', refresh_token = '\\x"
                + HexFormat.of().formatHex(encrypted.bytes()) + "' WHERE channel_id = '" + channel + "'");

        // then
        await().untilAsserted(() -> assertThat(row(channel)).containsEntry("key_id", "k1"));
        EncryptedSecret reencrypted =
                new EncryptedSecret("k1", (byte[]) row(channel).get("refresh_token"));
        assertThat(encryption.decrypt(TokenEncryption.refreshTokenContext(tenant, channel), reencrypted))
                .isEqualTo(token);
    }

    private String connect() {
        return ChannelOwner.connect(tenant, "c" + UUID.randomUUID());
    }

    private void makeDue(String channel) {
        mesh.execute("UPDATE channel_grant SET renew_at = now() WHERE channel_id = '" + channel + "'");
    }

    private void makeRenewable(String channel) {
        mesh.execute(
                "UPDATE channel_grant SET renewed_at = now() - interval '1 hour' WHERE channel_id = '" + channel + "'");
    }

    private int countDue() {
        return mesh.rows("SELECT 1 FROM channel_grant WHERE tenant_id = '" + tenant + "' AND renew_at <= now()")
                .size();
    }

    private GrantStore.StoredGrant grant(String channel) {
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
        return sandboxGrant(channel).path("refreshToken").asText();
    }

    private JsonNode sandboxGrant(String channel) {
        for (var grant : mesh.sandbox.get("/sandbox/studio").path("grants")) {
            if (grant.path("channelId").asText().equals(channel)) {
                return grant;
            }
        }
        throw new IllegalStateException("no grant for " + channel);
    }
}
