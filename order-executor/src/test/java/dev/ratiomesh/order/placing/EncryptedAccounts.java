package dev.ratiomesh.order.placing;

import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.secrets.Keyring;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.mesh.Mesh;
import dev.ratiomesh.order.placing.outbound.credentials.ProviderAccountId;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Provider accounts as a service with another key has left them; key k1 is filled with 1 and so on. */
record EncryptedAccounts(Mesh mesh) {
    void insert(String keyId, String tenant, String account, String token) {
        ProviderAccountId id = new ProviderAccountId(tenant, "google-ads", account);
        String sealed = HexFormat.of()
                .formatHex(keyring(keyId)
                        .seal(id.encryptionContext(), new Secret(token))
                        .bytes());
        try {
            mesh.execute(
                    "INSERT INTO provider_account (tenant_id, provider, account, refresh_token, key_id, generation,"
                            + " created_at, updated_at, updated_by) VALUES ('" + tenant + "', 'google-ads', '" + account
                            + "', decode('" + sealed + "', 'hex'), '" + keyId + "', 1, now(), now(), 'ann')");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> accounts(String keyId, String tenant) {
        return mesh
                .rows("SELECT account FROM provider_account WHERE key_id = '" + keyId + "' AND tenant_id = '" + tenant
                        + "'")
                .stream()
                .map(row -> row.get("account").toString())
                .toList();
    }

    String decrypted(String keyId, String tenant, String account) {
        byte[] bytes =
                (byte[]) mesh.rows("SELECT refresh_token FROM provider_account WHERE account = '" + account + "'")
                        .get(0)
                        .get("refresh_token");
        try {
            return keyring(keyId)
                    .open(
                            new ProviderAccountId(tenant, "google-ads", account).encryptionContext(),
                            new EncryptedSecret(keyId, bytes))
                    .value();
        } catch (DecryptionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Keyring keyring(String keyId) {
        int filling = Integer.parseInt(keyId.substring(1));
        return Keyring.of(Map.of(keyId, Fixtures.key(filling)), Optional.of(keyId), "orders.credentials");
    }
}
